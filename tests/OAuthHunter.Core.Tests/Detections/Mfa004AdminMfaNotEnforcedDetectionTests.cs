using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa004AdminMfaNotEnforcedDetectionTests
{
    [Theory]
    [InlineData(WellKnown.GlobalAdministrator, Severity.Critical)]
    [InlineData(WellKnown.ExchangeAdministrator, Severity.High)]
    public void An_administrator_whom_nothing_forces_is_found(string role, Severity severity)
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin(role).WithPolicies(AdminFixture.Policy(state: "enabledForReportingButNotEnforced")).Hunt("MFA-004").Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Equal((TargetKind.User, AdminFixture.AdminId), (finding.TargetKind, finding.TargetId));
        Assert.Contains("report-only", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(["roleAssignments", "conditionalAccessPolicies", "identitySecurityDefaultsEnforcementPolicy"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void A_hole_is_medium_and_named()
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin().WithPolicies(AdminFixture.Policy(AdminFixture.Everyone with { ExcludeLocations = ["AllTrusted"] })).Hunt("MFA-004").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("AllTrusted", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_disabled_account_is_only_mentioned() =>
        Assert.Equal(Severity.Info, Assert.Single(TestTenant.Contoso().WithAdmin(enabled: false).WithPolicies().Hunt("MFA-004").Findings).Severity);

    [Fact]
    public void An_administrator_under_a_policy_without_holes_passes()
    {
        var hunt = TestTenant.Contoso().WithAdmin().WithPolicies(AdminFixture.Policy())
            .With(EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups).Hunt("MFA-004");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-004"));
    }

    [Fact]
    public void A_group_whose_members_nobody_captured_is_no_pass_and_no_finding()
    {
        var hunt = TestTenant.Contoso().WithAdmin().WithPolicies(AdminFixture.Policy(AdminFixture.Everyone with { ExcludeGroups = ["elsewhere"] }))
            .With(EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups).Hunt("MFA-004");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("MFA-004"));
        Assert.Contains("elsewhere", Assert.Single(Assert.Single(hunt.Outcomes).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_policies_nothing_is_said() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-004").StateOf("MFA-004"));
}
