using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap003PhishingResistantDetectionTests
{
    [Fact]
    public void Plain_mfa_can_be_phished()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-003").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("1 of 1 administrators may sign in with a factor that can be phished: ada@contoso.com", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compliant_device_in_its_place_weakens_it()
    {
        var policy = PolicyTenant.Strength("strong");
        var weak = policy with { GrantControls = policy.GrantControls! with { BuiltInControls = ["compliantDevice"] } };

        Assert.Contains("compliantDevice is accepted instead", Assert.Single(PolicyTenant.With(weak).Hunt("CAP-003").Findings).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void The_strength_for_roles_passes() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Strength("strong", PolicyTenant.Roles)).Hunt("CAP-003").StateOf("CAP-003"));

    [Fact]
    public void A_strength_that_was_not_captured_is_not_guessed()
    {
        var policy = PolicyTenant.Strength("own");
        var hunt = PolicyTenant.With(policy with { GrantControls = policy.GrantControls! with { AuthenticationStrengthId = "cccccccc-0000-0000-0000-000000000001" } }).Hunt("CAP-003");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-003"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("CAP-003").StateOf("CAP-003"));
    }

    [Fact]
    public void The_tenants_own_strength_counts_by_its_combinations()
    {
        var policy = PolicyTenant.Strength("own");
        var tenant = PolicyTenant.With(policy with { GrantControls = policy.GrantControls! with { AuthenticationStrengthId = "cccccccc-0000-0000-0000-000000000001" } })
            .Add(EntitySets.AuthenticationStrengthPolicies, new AuthenticationStrengthPolicy { Id = "cccccccc-0000-0000-0000-000000000001", AllowedCombinations = ["fido2"] });

        Assert.Equal(DetectionState.Pass, tenant.Hunt("CAP-003").StateOf("CAP-003"));
    }
}
