using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap005NotEnforcedDetectionTests
{
    private static ConditionalAccessPolicy Watching(int days) => PolicyTenant.Policy("pilot") with
    {
        State = "enabledForReportingButNotEnforced", ModifiedDateTime = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero).AddDays(-days),
    };

    [Fact]
    public void The_only_mfa_policy_in_report_only_is_high()
    {
        var finding = Assert.Single(PolicyTenant.With(Watching(40)).Hunt("CAP-005").Findings);

        Assert.Equal((Severity.High, TargetKind.Policy, "pilot"), (finding.Severity, finding.TargetKind, finding.TargetName));
        Assert.Contains("report-only for 40 days", finding.Summary, StringComparison.Ordinal);
        Assert.Contains("cover 1 who can now get in with one factor", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pilot_of_last_week_is_left_alone() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(Watching(7), PolicyTenant.Policy("all")).Hunt("CAP-005").StateOf("CAP-005"));

    [Fact]
    public void One_that_changes_nothing_says_so() =>
        Assert.Contains("change nothing", Assert.Single(PolicyTenant.With(Watching(40), PolicyTenant.Policy("all")).Hunt("CAP-005").Findings).Summary, StringComparison.Ordinal);

    [Fact]
    public void A_policy_that_is_off_is_low_beside_another()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("old") with { State = "disabled" }, PolicyTenant.Policy("all")).Hunt("CAP-005").Findings);

        Assert.Equal(Severity.Low, finding.Severity);
    }

    [Fact]
    public void A_policy_that_is_off_is_low_where_security_defaults_demand_MFA()
    {
        Assert.Equal(Severity.High, Assert.Single(Off(false).Hunt("CAP-005").Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Off(true).Hunt("CAP-005").Findings).Severity);

        static TestTenant Off(bool hasDefaults) => TestTenant.Contoso()
            .Add(EntitySets.ConditionalAccessPolicies, PolicyTenant.Policy("old") with { State = "disabled" })
            .Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = hasDefaults });
    }

    [Fact]
    public void Since_when_must_be_known()
    {
        var hunt = PolicyTenant.With(Watching(40) with { ModifiedDateTime = null }, PolicyTenant.Policy("all")).Hunt("CAP-005");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-005"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-005").StateOf("CAP-005"));
    }
}
