using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap009UserRiskDetectionTests
{
    [Fact]
    public void No_answer_to_risk_is_found() => Assert.Equal(Severity.Medium, Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-009").Findings).Severity);

    [Fact]
    public void An_answer_for_some_is_none()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("some", PolicyTenant.Roles with { UserRiskLevels = ["high"] }, "passwordChange")).Hunt("CAP-009").Findings);

        Assert.Contains(finding.Evidence, row => row.Description.Contains("'some'", StringComparison.Ordinal));
    }

    [Fact]
    public void The_wrong_answer_is_none() => Assert.Single(PolicyTenant.With(PolicyTenant.Policy("risk", PolicyTenant.Everyone with { UserRiskLevels = ["high"] }, "compliantDevice")).Hunt("CAP-009").Findings);

    [Fact]
    public void An_answer_for_all_passes() => Assert.Equal(
        DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("risk", PolicyTenant.Everyone with { UserRiskLevels = ["high"] }, "passwordChange")).Hunt("CAP-009").StateOf("CAP-009"));

    [Fact]
    public void Without_the_licence_nothing_is_said()
    {
        var hunt = PolicyTenant.With(PolicyTenant.Policy("all")).Without(EntitySets.RiskyUsers, EvidenceState.NotLicensed, "P2 is missing").Hunt("CAP-009");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-009"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-009").StateOf("CAP-009"));
    }
}
