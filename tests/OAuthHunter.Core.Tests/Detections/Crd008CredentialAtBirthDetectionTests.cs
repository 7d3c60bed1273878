using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd008CredentialAtBirthDetectionTests
{
    private const string GraphMailRead = "810c84a8-4a9e-49e6-bf7d-12d183f40d01";

    [Theory]
    [InlineData(ManageAsApp)]
    [InlineData(FullAccessAsApp)]
    public void TheCampaignsScriptIsCritical(string roleId)
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), SecretAdded(), Granted(roleId)).Hunt("CRD-008");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal(3, finding.Evidence.Count);
        Assert.Contains(Subject.Address("203.0.113.7"), finding.Subjects);
    }

    [Fact]
    public void AnyOrderCountsAndALesserPermissionIsMedium()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, Granted(GraphMailRead, -10, GraphSp, WellKnown.MicrosoftGraph), SecretAdded(-5), AppAdded(0)).Hunt("CRD-008");

        Assert.Equal(Severity.Medium, Assert.Single(result.Findings).Severity);
    }

    [Theory]
    [InlineData(24 * 60 + 1, 3, Admin)]
    [InlineData(2, 24 * 60 + 1, Admin)]
    [InlineData(2, 3, "other@contoso.com")]
    public void TooLateOrFromAnotherIsNothing(double secretMinutes, double grantMinutes, string upn)
    {
        var maker = User() with { Id = null };
        var result = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(actor: maker), SecretAdded(secretMinutes, actor: User(upn) with { Id = null }), Granted(ManageAsApp, grantMinutes)).Hunt("CRD-008");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-008"));
    }

    [Fact]
    public void AHarmlessPermissionIsNothing() =>
        Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SecretAdded(), Granted(ManageAsApp, 3, OtherSp, "12340000-0000-4000-8000-000000000000")).Hunt("CRD-008").Findings);

    [Fact]
    public void WithoutLogsItIsNotAssessed() =>
        Assert.Equal(DetectionState.NotAssessed, Tenant().Without(EntitySets.DirectoryAudits, EvidenceState.Denied, "no permission").Hunt("CRD-008").StateOf("CRD-008"));

    [Fact]
    public void TheUnifiedLogAloneIsNoPass() =>
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt("CRD-008").StateOf("CRD-008"));
}
