using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Rsk001RiskyAdministratorDetectionTests
{
    [Theory]
    [InlineData("high", "atRisk", Severity.Critical)]
    [InlineData("medium", "atRisk", Severity.High)]
    [InlineData("none", "confirmedCompromised", Severity.Critical)]
    public void An_administrator_at_risk_is_found(string level, string state, Severity severity)
    {
        var finding = Assert.Single(Tenant(level, state).Hunt("RSK-001").Findings);

        Assert.Equal((severity, AdminFixture.AdminId), (finding.Severity, finding.TargetId));
        Assert.Equal(["riskyUsers", "roleAssignments"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Theory]
    [InlineData("low", "atRisk")]
    [InlineData("high", "remediated")]
    [InlineData("high", "dismissed")]
    public void Low_or_dealt_with_is_not(string level, string state) => Assert.Equal(DetectionState.Pass, Tenant(level, state).Hunt("RSK-001").StateOf("RSK-001"));

    [Fact]
    public void Others_at_risk_are_left_alone() => Assert.Empty(TestTenant.Contoso().WithAdmin().WithAllRoleSets()
        .Add(EntitySets.RiskyUsers, new RiskyUser { Id = "x", UserPrincipalName = "x@contoso.com", RiskLevel = "high", RiskState = "atRisk" }).Hunt("RSK-001").Findings);

    [Fact]
    public void A_hidden_level_and_a_missing_licence_are_no_pass()
    {
        var hunt = Tenant("hidden", "atRisk").Hunt("RSK-001");

        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("RSK-001"));
        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Without(EntitySets.RiskyUsers, EvidenceState.NotLicensed, "no P2").Hunt("RSK-001").StateOf("RSK-001"));
    }

    private static TestTenant Tenant(string level, string state) => TestTenant.Contoso().WithAdmin().WithAllRoleSets()
        .Add(EntitySets.RiskyUsers, new RiskyUser { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, RiskLevel = level, RiskState = state });
}
