using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App006TierZeroPermissionDetectionTests
{
    [Fact]
    public void AnOwnAppWithASecretIsCritical()
    {
        var result = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(RoleManagement, GraphSp)).Hunt("APP-006");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal(["Own app that proves itself with a secret."], finding.Escalations);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "appRoleAssignments");
    }

    [Fact]
    public void AnUnverifiedForeignAppIsCritical() => Assert.Equal(Severity.Critical, Assert.Single(Foreign(Sp("Sync", 800, ForeignTenant)).Findings).Severity);

    [Fact]
    public void AForeignAppOfUnknownPublisherIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Foreign(Sp("Sync", 800, ForeignTenant) with { HasPublisherFact = false }).Findings).Severity);

    [Fact]
    public void AVerifiedVendorOfYearsIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(Foreign(Verified()).Findings).Severity);

    [Fact]
    public void AVerifiedVendorWithACredentialAddedHereIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Foreign(Verified() with { PasswordCredentials = [Secret(3)] }).Findings).Severity);

    [Fact]
    public void MailAccessIsNotTierZero() =>
        Assert.Empty(HomeMade().Add(EntitySets.AppRoleAssignments, Grant(FullAccessAsApp)).Hunt("APP-006").Findings);

    [Fact]
    public void TheGuidOnAnotherResourceDoesNotMatch() =>
        Assert.Empty(HomeMade().Add(EntitySets.AppRoleAssignments, Grant(RoleManagement, OtherSp)).Hunt("APP-006").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-006").StateOf("APP-006"));

    private static ServicePrincipal Verified() => Sp("Backup", 800, ForeignTenant) with { VerifiedPublisherName = "Fabrikam", VerifiedPublisherId = "1" };

    private static HuntResult Foreign(ServicePrincipal principal) => Tenant()
        .Add(EntitySets.ServicePrincipals, principal)
        .Add(EntitySets.AppRoleAssignments, Grant(RoleManagement, GraphSp))
        .Hunt("APP-006");
}
