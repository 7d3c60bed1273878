using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap011PersistentBrowserDetectionTests
{
    [Fact]
    public void Its_absence_is_found()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-011").Findings);

        Assert.Equal((Severity.Low, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("ada@contoso.com", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_leaves_a_way_around_is_named() =>
        Assert.Contains("'half'", string.Join(" ", Assert.Single(PolicyTenant.With(PolicyTenant.Policy("half", PolicyTenant.Everyone with { ExcludeLocations = ["AllTrusted"] }, session: new ConditionalAccessSessionControls { PersistentBrowserMode = "never" })).Hunt("CAP-011").Findings).Evidence.Select(row => row.Description)), StringComparison.Ordinal);

    [Fact]
    public void A_policy_for_roles_passes() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("never", PolicyTenant.Roles, session: new ConditionalAccessSessionControls { PersistentBrowserMode = "never" })).Hunt("CAP-011").StateOf("CAP-011"));

    [Fact]
    public void Disabled_accounts_do_not_count() => Assert.Equal(
        DetectionState.Pass,
        TestTenant.Contoso().WithAdmin(enabled: false).WithPolicies(PolicyTenant.Policy("all")).With(EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups).Hunt("CAP-011").StateOf("CAP-011"));

    [Fact]
    public void An_excluded_group_that_was_not_captured_is_no_pass()
    {
        var hunt = PolicyTenant.With(PolicyTenant.Policy("never", PolicyTenant.Everyone with { ExcludeGroups = ["elsewhere"] }, session: new ConditionalAccessSessionControls { PersistentBrowserMode = "never" })).Hunt("CAP-011");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-011"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("CAP-011").StateOf("CAP-011"));
    }

    [Fact]
    public void Always_is_worse() => Assert.Contains(
        PolicyTenant.With(PolicyTenant.Policy("sticky", session: new ConditionalAccessSessionControls { PersistentBrowserMode = "always" })).Hunt("CAP-011").Findings,
        finding => finding is { Severity: Severity.Medium, TargetKind: TargetKind.Policy, TargetName: "sticky" });
}
