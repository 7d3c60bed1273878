using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap007DeviceCodeDetectionTests
{
    [Fact]
    public void Mfa_alone_does_not_stop_it() => Assert.Equal(Severity.High, Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-007").Findings).Severity);

    [Fact]
    public void A_block_for_one_app_is_half_a_block() => Assert.Equal(
        Severity.Medium,
        Assert.Single(PolicyTenant.With(PolicyTenant.Policy("block", PolicyTenant.Everyone with { IncludeApplications = ["Office365"], AuthenticationFlows = ["deviceCodeFlow"] }, "block")).Hunt("CAP-007").Findings).Severity);

    [Fact]
    public void A_block_passes() => Assert.Equal(
        DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("block", PolicyTenant.Everyone with { AuthenticationFlows = ["deviceCodeFlow", "authenticationTransfer"] }, "block")).Hunt("CAP-007").StateOf("CAP-007"));

    [Fact]
    public void A_group_for_meeting_rooms_may_be_excluded() => Assert.Equal(
        DetectionState.Pass,
        PolicyTenant.With(PolicyTenant.Policy("block", PolicyTenant.Everyone with { AuthenticationFlows = ["deviceCodeFlow"], ExcludeGroups = ["rooms"] }, "block")).Hunt("CAP-007").StateOf("CAP-007"));

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-007").StateOf("CAP-007"));
}
