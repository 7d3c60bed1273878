using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap008SignInRiskDetectionTests
{
    [Fact]
    public void No_answer_to_risk_is_found() => Assert.Equal(Severity.Medium, Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-008").Findings).Severity);

    [Fact]
    public void An_answer_for_some_is_none()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("some", PolicyTenant.Roles with { SignInRiskLevels = ["medium", "high"] }, "mfa")).Hunt("CAP-008").Findings);

        Assert.Contains(finding.Evidence, row => row.Description.Contains("'some'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_wrong_answer_is_none() => Assert.Single(PolicyTenant.With(PolicyTenant.Policy("risk", PolicyTenant.Everyone with { SignInRiskLevels = ["medium", "high"] }, "compliantDevice")).Hunt("CAP-008").Findings);

    [Fact]
    public void An_answer_for_all_passes() => Assert.Equal(
        DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("risk", PolicyTenant.Everyone with { SignInRiskLevels = ["medium", "high"] }, "mfa")).Hunt("CAP-008").StateOf("CAP-008"));

    [Fact]
    public void Without_the_licence_nothing_is_said()
    {
        var hunt = PolicyTenant.With(PolicyTenant.Policy("all")).Without(EntitySets.RiskyUsers, EvidenceState.NotLicensed, "P2 is missing").Hunt("CAP-008");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-008"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-008").StateOf("CAP-008"));
    }
}
