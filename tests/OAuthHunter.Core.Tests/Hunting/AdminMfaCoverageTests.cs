using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Hunting;

public class AdminMfaCoverageTests
{
    [Fact]
    public void An_administrator_at_risk_shows_registered_enforced_and_what_to_do()
    {
        var row = Assert.Single(Build(TestTenant.Contoso().WithAdmin().WithRegistration(false, "mobilePhone").WithPolicies()));

        Assert.Equal((AdminFixture.AdminUpn, "Ada"), (row.UserPrincipalName, row.DisplayName));
        Assert.Equal(["Global Administrator"], row.Roles);
        Assert.Equal(["Global Administrator: active"], row.HowHeld);
        Assert.Equal((false, false, MfaEnforcementState.No), (row.Registered, row.PhishingResistant, row.Enforced));
        Assert.Equal(Severity.Critical, row.Severity);
        Assert.StartsWith("Register", row.NextStep, StringComparison.Ordinal);
        Assert.Equal(["MFA-001", "MFA-004", "MFA-002"], row.Findings.Select(finding => finding.DetectionId));
    }

    /// <summary>Keys alone, and a new sign-in every four hours.</summary>
    private static ConditionalAccessPolicy Sound => AdminFixture.Policy(controls: new ConditionalAccessGrantControls { Operator = "OR", AuthenticationStrengthId = "00000000-0000-0000-0000-000000000004" }) with
    {
        SessionControls = new ConditionalAccessSessionControls { SignInFrequencyInterval = "timeBased", SignInFrequencyType = "hours", SignInFrequencyValue = 4 },
    };

    [Fact]
    public void A_sound_administrator_has_nothing_to_do()
    {
        var row = Assert.Single(Build(TestTenant.Contoso().WithAdmin().WithRegistration(true, "fido2SecurityKey").WithPolicies(Sound)));

        Assert.Equal((true, true, MfaEnforcementState.Yes), (row.Registered, row.PhishingResistant, row.Enforced));
        Assert.Equal(["Admins need MFA"], row.EnforcedBy);
        Assert.Null(row.Severity);
        Assert.Equal("Nothing to do.", row.NextStep);
    }

    [Fact]
    public void What_is_not_known_is_null_and_not_false()
    {
        var row = Assert.Single(Build(TestTenant.Contoso().WithAdmin()));

        Assert.Null(row.Registered);
        Assert.Null(row.PhishingResistant);
        Assert.Null(row.RiskLevel);
        Assert.Equal(MfaEnforcementState.NotAssessed, row.Enforced);
        Assert.StartsWith("Capture", row.NextStep, StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_comes_first()
    {
        var tenant = TestTenant.Contoso().WithAdmin().WithRegistration(false)
            .Add(EntitySets.Users, new User { Id = "b", UserPrincipalName = "aaron@contoso.com" })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "b", RoleDefinitionId = WellKnown.ExchangeAdministrator });

        Assert.Equal([AdminFixture.AdminUpn, "aaron@contoso.com"], Build(tenant).Select(row => row.UserPrincipalName));
    }

    private static IReadOnlyList<AdminMfaCoverage> Build(TestTenant tenant)
    {
        var evidence = tenant.Read();
        return AdminMfaCoverage.Build(evidence.Facts, HuntResult.Of(evidence, new HuntOptions()).Findings);
    }
}
