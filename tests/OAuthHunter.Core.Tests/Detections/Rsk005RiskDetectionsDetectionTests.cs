using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Rsk005RiskDetectionsDetectionTests
{
    [Theory]
    [InlineData(AdminFixture.AdminUpn, "atRisk", Severity.High)]
    [InlineData("bob@contoso.com", "atRisk", Severity.Medium)]
    [InlineData(AdminFixture.AdminUpn, "remediated", Severity.Low)]
    public void The_kinds_of_this_attack_are_found(string user, string state, Severity severity)
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.RiskDetections, Detection(user, "passwordSpray", state), Detection(user, "anomalousToken", state) with { Id = "2" }).Hunt("RSK-005").Findings);

        Assert.Equal((severity, user), (finding.Severity, finding.TargetName));
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("ip:203.0.113.5", finding.Subjects);
    }

    [Fact]
    public void Other_kinds_pass() =>
        Assert.Equal(DetectionState.Pass, Tenant().Add(EntitySets.RiskDetections, Detection(AdminFixture.AdminUpn, "unfamiliarFeatures", "atRisk")).Hunt("RSK-005").StateOf("RSK-005"));

    [Fact]
    public void Hidden_kinds_and_missing_ones_are_no_pass()
    {
        Assert.Equal(DetectionState.PartlyAssessed, Tenant().Add(EntitySets.RiskDetections, Detection(AdminFixture.AdminUpn, "generic", "atRisk")).Hunt("RSK-005").StateOf("RSK-005"));
        Assert.Equal(DetectionState.NotAssessed, Tenant().Without(EntitySets.RiskDetections, EvidenceState.NotLicensed, "no P2").Hunt("RSK-005").StateOf("RSK-005"));
    }

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin();

    private static RiskDetection Detection(string user, string kind, string state) => new()
    {
        Id = "1", UserPrincipalName = user, RiskEventType = kind, RiskState = state, RiskLevel = "high", IPAddress = "203.0.113.5", ActivityDateTime = new DateTimeOffset(2026, 9, 29, 12, 0, 0, TimeSpan.Zero),
    };
}
