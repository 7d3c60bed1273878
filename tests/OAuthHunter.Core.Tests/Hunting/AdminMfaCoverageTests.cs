using OAuthHunter.ConditionalAccess;
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
        Assert.Equal((MethodStrength.Resistant, DemandState.Yes), (row.Strength, row.PhishingResistantRequired));
        Assert.Equal(["Admins need MFA"], row.EnforcedBy);
        Assert.Null(row.Severity);
        Assert.Equal("Nothing to do.", row.NextStep);
    }

    [Fact]
    public void What_is_registered_should_be_demanded() => Assert.StartsWith("Demand the phishing-resistant method", Assert.Single(Build(
        TestTenant.Contoso().WithAdmin().WithRegistration(true, "fido2SecurityKey").WithPolicies(AdminFixture.Policy()))).NextStep, StringComparison.Ordinal);

    [Fact]
    public void The_easiest_way_in_is_named()
    {
        var row = Assert.Single(Build(TestTenant.Contoso().WithAdmin().WithRegistration(true, "fido2SecurityKey")
            .WithPolicies(AdminFixture.Policy(AdminFixture.Everyone with { ClientAppTypes = ["browser"] }))));

        Assert.Equal(MfaEnforcementState.Partly, row.Enforced);
        Assert.Equal(ClientApp.MobileOrDesktop, row.Hole!.Context.Client);
        Assert.Equal($"Close the hole: {row.Hole.Sentence}", row.NextStep);
    }

    [Fact]
    public void An_attack_that_had_the_password_comes_before_all_else()
    {
        var tenant = TestTenant.Contoso().WithAdmin().WithRegistration(true, "fido2SecurityKey").WithPolicies(AdminFixture.Policy())
            .Add(EntitySets.SignIns, [.. Enumerable.Range(1, 20).Select(number => AdminFixture.SignIn(10 - (number * 0.01), "203.0.113.5", user: $"user{number:000}@contoso.com") with { ErrorCode = 50126 }),
                AdminFixture.SignIn(9.7, "203.0.113.5", "singleFactorAuthentication", "BR")]);

        var row = Assert.Single(Build(tenant));

        Assert.Contains("got in with one factor from 203.0.113.5", Assert.Single(row.Exposure), StringComparison.Ordinal);
        Assert.StartsWith("Reset the password", row.NextStep, StringComparison.Ordinal);
        Assert.Equal((MfaUse.No, "Azure Portal", "203.0.113.5 (Town of BR, BR)"), (row.Used, row.LastSingleFactorApp, row.LastSingleFactorFrom));
        Assert.Contains(row.Evidence, item => item.EntitySet == "signIns");
    }

    [Fact]
    public void Roles_that_policies_cannot_see_say_so()
    {
        var tenant = TestTenant.Contoso().Add(EntitySets.Users, new User { Id = "eve", UserPrincipalName = "eve@contoso.com", UserType = "Guest" })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "eve", RoleDefinitionId = WellKnown.ExchangeAdministrator, DirectoryScopeId = "/administrativeUnits/a" });

        var row = Assert.Single(Build(tenant));

        Assert.Equal(["guest"], row.Kinds);
        Assert.Equal(["Exchange Administrator: active in /administrativeUnits/a; role conditions of policies do not match it"], row.HowHeld);
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
