using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum003PasskeysDetectionTests
{
    private static readonly AuthenticationMethodConfiguration Sound = new() { Id = "Fido2", State = "enabled", IncludeTargets = ["all_users"], IsAttestationEnforced = true, AreKeysRestricted = false };

    [Fact]
    public void A_disabled_method_is_found() => Assert.Equal(Severity.Medium, Assert.Single(Hunt(Sound with { State = "disabled" }).Findings).Severity);

    [Fact]
    public void Any_key_for_administrators_is_low() => Assert.Equal(Severity.Low, Assert.Single(Hunt(Sound with { IsAttestationEnforced = false }).Findings).Severity);

    [Fact]
    public void Attestation_or_a_list_passes()
    {
        Assert.Equal(DetectionState.Pass, Hunt(Sound).StateOf("AUM-003"));
        Assert.Equal(DetectionState.Pass, Hunt(Sound with { IsAttestationEnforced = false, AreKeysRestricted = true }).StateOf("AUM-003"));
        Assert.Equal(DetectionState.Pass, Hunt(Sound with { IsAttestationEnforced = false, IncludeTargets = ["bob"] }).StateOf("AUM-003"));
    }

    [Fact]
    public void What_is_missing_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-003").StateOf("AUM-003"));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().WithMethodsPolicy().Hunt("AUM-003").StateOf("AUM-003"));
    }

    private static HuntResult Hunt(AuthenticationMethodConfiguration method) => TestTenant.Contoso().WithAdmin().WithMethodsPolicy(method).Hunt("AUM-003");
}
