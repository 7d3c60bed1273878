using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap004LegacyAuthenticationDetectionTests
{
    [Fact]
    public void Nothing_against_legacy_clients_is_found() => Assert.Equal(
        Severity.High, Assert.Single(PolicyTenant.With(PolicyTenant.Policy("modern", PolicyTenant.Everyone with { ClientAppTypes = ["browser", "mobileAppsAndDesktopClients"] })).Hunt("CAP-004").Findings).Severity);

    [Fact]
    public void Half_a_block_is_medium() => Assert.Equal(
        Severity.Medium, Assert.Single(PolicyTenant.With(PolicyTenant.Policy("half", PolicyTenant.Everyone with { ClientAppTypes = ["other"] }, "block")).Hunt("CAP-004").Findings).Severity);

    [Fact]
    public void A_block_passes() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("block", PolicyTenant.Legacy, "block")).Hunt("CAP-004").StateOf("CAP-004"));

    [Fact]
    public void Mfa_for_all_client_types_keeps_them_out() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-004").StateOf("CAP-004"));

    [Fact]
    public void Security_defaults_pass() => Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.ConditionalAccessPolicies).Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = true }).Hunt("CAP-004").StateOf("CAP-004"));

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-004").StateOf("CAP-004"));
}
