using System.Text.Json;
using CsCheck;
using OAuthHunter.ConditionalAccess;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

/// <summary>The engine reasons over classes; asking every context one by one must come to the same.</summary>
public class AccessPropertyTests
{
    private const string Me = AccessCase.Me;
    private const string Exchange = AccessCase.ExchangeAdministrator;
    private const string Global = AccessCase.GlobalAdministrator;

    private static readonly NamedLocation[] Locations =
    [
        new() { Id = "office", DisplayName = "office", IsTrusted = true, IpRanges = ["192.0.2.0/24"] },
        new() { Id = "campus", DisplayName = "campus", IsTrusted = false, IpRanges = ["198.51.100.0/24"] },
    ];

    private static readonly Gen<ConditionalAccessConditions> Conditions =
        from users in Rarely(["All"], [["None"]])
        from roles in Rarely([], [[Global], [Exchange]])
        from groups in Rarely([], [["mine"], ["theirs"], ["unknown"]])
        from noRoles in Rarely([], [[Global], [Exchange]])
        from noGroups in Rarely([], [["mine"], ["theirs"], ["unknown"]])
        from apps in Rarely(["All"], [["Office365"], ["MicrosoftAdminPortals", AccessResources.AzureManagement], [BruteForce.NamedApp], [AccessResources.GraphPowerShell]])
        from noApps in Rarely([], [["Office365"], [WellKnown.ExchangeOnline], [BruteForce.NamedApp], [AccessResources.AzureManagement]])
        from clients in Rarely(["all"], [["browser"], ["browser", "mobileAppsAndDesktopClients"], ["exchangeActiveSync", "other"], ["mobileAppsAndDesktopClients", "other"]])
        from flows in Rarely([], [["deviceCodeFlow"], ["deviceCodeFlow", "authenticationTransfer"]])
        from platforms in Rarely([], [["windows"], ["all"], ["windows", "iOS", "android", "linux", "macOS"]])
        from noPlatforms in Rarely([], [["linux"], ["iOS", "android"]])
        from places in Rarely([], [["All"], ["AllTrusted"], ["campus"]])
        from noPlaces in Rarely([], [["AllTrusted"], ["office"], ["campus"]])
        from signIn in Rarely([], [["high"], ["none"]])
        from user in Rarely([], [["high"]])
        from rule in Rarely(null!, [BruteForce.ComplianceRule, BruteForce.HybridRule, BruteForce.MarkRule, BruteForce.NoMarkRule])
        from mode in Gen.OneOfConst("include", "exclude")
        select new ConditionalAccessConditions
        {
            IncludeUsers = users, IncludeRoles = roles, IncludeGroups = groups, ExcludeRoles = noRoles, ExcludeGroups = noGroups,
            IncludeApplications = apps, ExcludeApplications = noApps, ClientAppTypes = clients, AuthenticationFlows = flows,
            IncludePlatforms = platforms, ExcludePlatforms = noPlatforms, IncludeLocations = places, ExcludeLocations = noPlaces,
            SignInRiskLevels = signIn, UserRiskLevels = user, DeviceFilterRule = rule, DeviceFilterMode = rule is null ? null : mode,
        };

    private static readonly Gen<ConditionalAccessPolicy> Policy =
        from conditions in Conditions
        from controls in Gen.OneOfConst<string[]>(["mfa"], ["mfa"], ["block"], ["mfa", "compliantDevice"], ["compliantDevice"], ["domainJoinedDevice", "mfa"], [])
        from op in Gen.OneOfConst("OR", "AND")
        from state in Rarely("enabled", ["disabled", "enabledForReportingButNotEnforced"])
        from number in Gen.Int[0, 999_999]
        select new ConditionalAccessPolicy
        {
            Id = $"p{number}", DisplayName = $"p{number}", State = state, Conditions = conditions,
            GrantControls = new ConditionalAccessGrantControls { Operator = op, BuiltInControls = controls, AuthenticationStrengthId = controls.Length == 0 ? AccessPolicy.PhishingResistant : null },
        };

    [Fact]
    public void Reasoning_over_classes_agrees_with_asking_every_context() =>
        Policy.Array[1, 5].Sample(
            policies =>
            {
                var known = Array.FindAll(policies, policy => !Names(policy, "unknown"));
                var access = Evaluate(known);
                var brute = new BruteForce(known, group => group == "mine", [Global], [Exchange]);
                Same(known, "MFA", brute.Mfa(), access.Mfa);
                Same(known, "legacy", brute.Legacy(), access.LegacyBlocked);
                Same(known, "device code", brute.DeviceCode(), access.DeviceCodeBlocked);
                Same(known, "phishing-resistant", brute.PhishingResistant(), access.PhishingResistant);
                Assert.True(access.Mfa.Hole is null || brute.IsHole(access.Mfa.Hole.Context));
            },
            iter: 200);

    [Fact]
    public void What_is_said_holds_whoever_is_in_the_group_that_is_not_known() =>
        Policy.Array[1, 4].Sample(
            policies =>
            {
                var access = Evaluate(policies);
                foreach (var isIn in new[] { false, true })
                {
                    var brute = new BruteForce(policies, group => group == "mine" || (group == "unknown" && isIn), [Global], [Exchange]);
                    Assert.True(access.Mfa.State == DemandState.NotAssessed || access.Mfa.State == brute.Mfa(), $"{access.Mfa.State} is said, {brute.Mfa()} it is");
                    Assert.True(access.Mfa.Hole is null || brute.IsHole(access.Mfa.Hole.Context));
                    Assert.True(access.LegacyBlocked.State is DemandState.NotAssessed || access.LegacyBlocked.State == brute.Legacy());
                }
            },
            iter: 100);

    [Fact]
    public void Policies_that_prove_it_prove_it_alone() =>
        Policy.Array[1, 5].Sample(
            policies =>
            {
                var access = Evaluate(policies);
                if (access.Mfa.State == DemandState.Yes)
                {
                    Assert.Equal(DemandState.Yes, Evaluate([.. access.Mfa.Policies]).Mfa.State);
                }
            },
            iter: 500);

    private static void Same(ConditionalAccessPolicy[] policies, string question, DemandState expected, AccessDemand actual) =>
        Assert.True(expected == actual.State, $"{question}: {expected} it is, {actual.State} is said ({actual.Hole}) of {JsonSerializer.Serialize(policies)}");

    private static AdminAccess Evaluate(ConditionalAccessPolicy[] policies)
    {
        var subject = new AccessSubject { Id = Me, External = ExternalUserKind.None, ActiveRoles = [Global], EligibleRoles = [Exchange] };
        return new AccessEngine(
            new AccessEnvironment
            {
                Policies = policies,
                NamedLocations = Locations,
                SecurityDefaults = new SecurityDefaultsPolicy { IsEnabled = false },
                Groups = [new Group { Id = "mine", MemberIds = [Me] }, new Group { Id = "theirs", MemberIds = ["somebody"] }],
            },
            [subject]).Evaluate(subject);
    }

    private static bool Names(ConditionalAccessPolicy policy, string group) =>
        policy.Conditions!.IncludeGroups!.Contains(group) || policy.Conditions.ExcludeGroups!.Contains(group);

    /// <summary>Mostly the first, so that most conditions of a policy are wide.</summary>
    private static Gen<string[]> Rarely(string[] usual, string[][] others) => Gen.Frequency((5, Gen.Const(usual)), (1, Gen.OneOfConst(others)));

    private static Gen<string> Rarely(string usual, string[] others) => Gen.Frequency((5, Gen.Const(usual)), (1, Gen.OneOfConst(others)));
}
