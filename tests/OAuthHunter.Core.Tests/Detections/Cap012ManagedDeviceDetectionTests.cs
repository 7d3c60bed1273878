using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap012ManagedDeviceDetectionTests
{
    [Fact]
    public void Its_absence_is_found()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-012").Findings);

        Assert.Equal((Severity.Medium, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("ada@contoso.com", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_leaves_a_way_around_is_named() =>
        Assert.Contains("'half'", string.Join(" ", Assert.Single(PolicyTenant.With(PolicyTenant.Policy("half", PolicyTenant.Everyone with { ExcludeLocations = ["AllTrusted"] }, "compliantDevice")).Hunt("CAP-012").Findings).Evidence.Select(row => row.Description)), StringComparison.Ordinal);

    [Fact]
    public void A_policy_for_roles_passes() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("device", PolicyTenant.Roles, "compliantDevice,domainJoinedDevice")).Hunt("CAP-012").StateOf("CAP-012"));

    [Fact]
    public void Disabled_accounts_do_not_count() => Assert.Equal(
        DetectionState.Pass,
        TestTenant.Contoso().WithAdmin(enabled: false).WithPolicies(PolicyTenant.Policy("all")).With(EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups).Hunt("CAP-012").StateOf("CAP-012"));

    [Fact]
    public void An_excluded_group_that_was_not_captured_is_no_pass()
    {
        var hunt = PolicyTenant.With(PolicyTenant.Policy("device", PolicyTenant.Everyone with { ExcludeGroups = ["elsewhere"] }, "compliantDevice")).Hunt("CAP-012");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-012"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("CAP-012").StateOf("CAP-012"));
    }

    [Fact]
    public void A_device_instead_of_mfa_demands_none() => Assert.Single(PolicyTenant.With(PolicyTenant.Policy("either", control: "mfa,compliantDevice")).Hunt("CAP-012").Findings);
}
