using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd002ServicePrincipalCredentialDetectionTests
{
    [Fact]
    public void ASecretOnAnOwnServicePrincipalIsHigh()
    {
        var finding = Assert.Single(With(Sp() with { PasswordCredentials = [Secret(300)] }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal("servicePrincipals", Assert.Single(finding.Evidence).EntitySet);
    }

    [Theory]
    [InlineData(ForeignTenant)]
    [InlineData(MicrosoftTenant)]
    public void OnSomebodyElsesAppItIsCritical(string owner) =>
        Assert.Equal(Severity.Critical, Assert.Single(With(Sp("Backup", 800, owner) with { PasswordCredentials = [Secret(300)] }).Findings).Severity);

    [Fact]
    public void TheLogAloneShowsIt()
    {
        var audit = Audit("Add service principal credentials", 2, [new AuditTarget { Id = SpId, DisplayName = "Backup", Type = "ServicePrincipal", ModifiedProperties = [new("KeyDescription", "[]", $"[\"{Entry("10000000-0000-4000-8000-000000000009")}\"]")] }]);

        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, audit).Hunt("CRD-002").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(Subject.User(Admin), finding.Subjects);
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void ASamlAppsSigningCertificateIsNothing()
    {
        var result = With(Sp() with { PreferredSingleSignOnMode = "saml", KeyCredentials = [Certificate(10)] });

        Assert.Empty(result.Findings);
    }

    [Fact]
    public void AManagedIdentityIsNothing() => Assert.Empty(With(Sp() with { ServicePrincipalType = "ManagedIdentity", KeyCredentials = [Certificate(10)] }).Findings);

    [Fact]
    public void ACredentialOfTheRegistrationIsNothing() =>
        Assert.Empty(Established().Hunt("CRD-002").Findings);

    [Fact]
    public void AnOldCertificateOfAnOwnAppIsLow() => Assert.Equal(Severity.Low, Assert.Single(With(Sp() with { KeyCredentials = [Certificate(300)] }).Findings).Severity);

    [Fact]
    public void AnExpiredSecretIsLow() => Assert.Equal(Severity.Low, Assert.Single(With(Sp("Backup", 2000, ForeignTenant) with { PasswordCredentials = [Secret(900)] }).Findings).Severity);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CRD-002").StateOf("CRD-002"));

    private static HuntResult With(ServicePrincipal principal) => Tenant().Add(EntitySets.ServicePrincipals, principal).Hunt("CRD-002");
}
