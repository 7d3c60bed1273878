using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol009DomainFederationDetectionTests
{
    [Fact]
    public void AnIssuerOfAnAttackToolIsCritical()
    {
        var finding = Assert.Single(Hunt(Federation() with { IssuerUri = "http://any.sts/1A2B3C4D" }));

        Assert.Equal((Severity.Critical, "contoso.com", TargetKind.Domain), (finding.Severity, finding.TargetId, finding.TargetKind));
        Assert.NotEmpty(finding.Escalations);
    }

    [Fact]
    public void AForeignHostIsHigh() => Assert.Equal(Severity.High, Assert.Single(Hunt(Federation() with { PassiveSignInUri = "https://sts.example.net/adfs/ls" })).Severity);

    [Fact]
    public void TwoCertificatesAndItsMfaAreMedium()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(Federation() with { NextSigningCertificate = "other" })).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(Federation() with { FederatedIdpMfaBehavior = "acceptIfMfaDoneByFederatedIdp" })).Severity);
    }

    [Theory]
    [InlineData("https://sts.contoso.com/adfs/ls")]
    [InlineData("https://contoso.okta.com/app/office365/sso")]
    public void ACleanProviderIsInfo(string uri) => Assert.Equal(Severity.Info, Assert.Single(Hunt(Federation() with { PassiveSignInUri = uri, ActiveSignInUri = uri })).Severity);

    [Fact]
    public void AFreshChangeIsCriticalAndMeetsTheState()
    {
        var change = Change("Set federation settings on domain", 4, [new AuditTarget { DisplayName = "contoso.com", Type = "Domain" }]);
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.DomainFederations, Federation()).Add(EntitySets.DirectoryAudits, change).Hunt("POL-009").Findings);

        Assert.Equal((Severity.Critical, 2), (finding.Severity, finding.Evidence.Count));
    }

    [Fact]
    public void AFederatedDomainThatWasNotCapturedIsNoPass()
    {
        var result = TestTenant.Contoso().Add(EntitySets.Domains, new Domain { Id = "contoso.com", AuthenticationType = "Federated" }).With(EntitySets.DirectoryAudits).Hunt("POL-009");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("POL-009"));
    }

    [Fact]
    public void AManagedTenantPasses() => Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.DomainFederations, EntitySets.DirectoryAudits).Hunt("POL-009").StateOf("POL-009"));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-009").StateOf("POL-009"));

    private static List<Finding> Hunt(DomainFederation federation) => TestTenant.Contoso().Add(EntitySets.DomainFederations, federation).Hunt("POL-009").Findings;

    private static DomainFederation Federation() => new()
    {
        Id = "f", DomainId = "contoso.com", DisplayName = "Contoso", IssuerUri = "http://sts.contoso.com/adfs/services/trust", PassiveSignInUri = "https://sts.contoso.com/adfs/ls",
        ActiveSignInUri = "https://sts.contoso.com/adfs/services/trust/2005/usernamemixed", SigningCertificate = "one", FederatedIdpMfaBehavior = "rejectMfaByFederatedIdp",
    };
}
