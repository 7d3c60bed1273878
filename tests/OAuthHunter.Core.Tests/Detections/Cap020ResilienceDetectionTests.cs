using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap020ResilienceDetectionTests
{
    [Fact]
    public void A_policy_for_administrators_that_leaves_them_on_is_mentioned() => Assert.Equal(Severity.Info, Assert.Single(PolicyTenant.With(PolicyTenant.Policy("roles", PolicyTenant.Roles)).Hunt("CAP-020").Findings).Severity);

    [Fact]
    public void A_policy_that_disables_them_passes() => Assert.Equal(
        DetectionState.Pass,
        PolicyTenant.With(PolicyTenant.Policy("roles", PolicyTenant.Roles, session: new ConditionalAccessSessionControls { DisableResilienceDefaults = true })).Hunt("CAP-020").StateOf("CAP-020"));

    [Fact]
    public void Policies_for_everybody_are_left_alone() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-020").StateOf("CAP-020"));

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-020").StateOf("CAP-020"));
}
