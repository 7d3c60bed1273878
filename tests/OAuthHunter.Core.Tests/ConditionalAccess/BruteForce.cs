using OAuthHunter.ConditionalAccess;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.ConditionalAccess;

/// <summary>
/// Asks every context one by one, by a second reading of the same documentation that shares nothing with the engine's. Knows
/// only what the random policies can say.
/// </summary>
internal sealed class BruteForce(IReadOnlyList<ConditionalAccessPolicy> policies, Func<string, bool> isMember, IReadOnlyList<string> activeRoles, IReadOnlyList<string> eligibleRoles)
{
    public const string NamedApp = "99999999-8888-7777-6666-555555555555";
    public const string ComplianceRule = "device.isCompliant -eq True";
    public const string HybridRule = "device.trustType -eq \"ServerAD\"";
    public const string MarkRule = "device.extensionAttribute1 -eq \"A\"";
    public const string NoMarkRule = "device.extensionAttribute1 -ne \"A\"";

    private static readonly (string Id, string[] Names, bool IsAdministrative)[] Apps =
    [
        (WellKnown.ExchangeOnline, ["Office365"], true), ("MicrosoftAdminPortals", [], true), (AccessResources.AzureManagement, [], true),
        (AccessResources.GraphPowerShell, [], true), ("", [], true), (AccessResources.SharePointOnline, ["Office365"], false), (NamedApp, [], false),
    ];

    // The old list of trusted addresses is shown by no API: a place can be trusted without being in a named location.
    private const string TrustedOtherwise = "trusted otherwise";

    private static readonly string[] Places = ["nowhere", "office", "campus", TrustedOtherwise];

    public DemandState Mfa() => Answer(context => !context.IsLegacy, context => IsOpen(context, "password"), context => IsMfaAsked(context) && !IsShut(context));

    public DemandState Legacy() => Answer(context => context.IsLegacy, context => IsOpen(context, "password"), context => Applied(context).Any(policy => !Meets(policy, context, "password")));

    public DemandState DeviceCode() => Answer(context => context.Flow == "deviceCodeFlow", context => !IsShut(context), context => Applied(context).Any(policy => !Meets(policy, context, "anything")));

    public DemandState PhishingResistant() => Answer(
        context => !context.IsLegacy, context => IsOpen(context, "phishable"),
        context => !IsShut(context) && Applied(context).Any(policy => policy.GrantControls!.AuthenticationStrengthId is not null && !Meets(policy, context, "phishable")));

    /// <summary>Whether a context that the engine names lets one factor in.</summary>
    public bool IsHole(SignInContext found) => IsOpen(
        new Context(
            found.Resource!.Id, [.. found.Resource.Groups], found.Resource.IsAdministrative,
            found.Client switch { ClientApp.Browser => "browser", ClientApp.MobileOrDesktop => "mobileAppsAndDesktopClients", ClientApp.ExchangeActiveSync => "exchangeActiveSync", _ => "other" },
            found.Flow switch { SignInFlow.DeviceCode => "deviceCodeFlow", SignInFlow.AuthenticationTransfer => "authenticationTransfer", _ => "" },
            found.Platform.ToString()!, found.Device!.IsRegistered, found.Device.IsCompliant, found.Device.TrustType, found.Device.Attributes.ContainsKey("extensionAttribute1"),
            found.Location!.NamedLocationIds is [var place, ..] ? place : found.Location.IsTrusted ? TrustedOtherwise : "nowhere",
            found.SignInRisk.ToString()!, found.UserRisk.ToString()!, [.. found.ActivatedRoles]),
        "password");

    private DemandState Answer(Func<Context, bool> isAsked, Func<Context, bool> isHole, Func<Context, bool> isDemanded)
    {
        var all = Contexts().Where(isAsked).ToList();
        return !all.Any(isHole) ? DemandState.Yes : all.Any(context => context.IsAdministrative && isDemanded(context)) ? DemandState.Partly : DemandState.No;
    }

    private bool IsOpen(Context context, string capability) => Applied(context).All(policy => Meets(policy, context, capability));

    private bool IsShut(Context context) => !IsOpen(context, "anything");

    private bool IsMfaAsked(Context context) => Applied(context).Any(policy =>
        (policy.GrantControls!.BuiltInControls!.Contains("mfa") || policy.GrantControls.AuthenticationStrengthId is not null) && !Meets(policy, context, "password"));

    private IEnumerable<ConditionalAccessPolicy> Applied(Context context) => policies.Where(policy => policy.State == "enabled" && Applies(policy.Conditions!, context));

    private bool Applies(ConditionalAccessConditions c, Context x)
    {
        string[] roles = [.. activeRoles, .. x.Activated];
        var user = c.IncludeUsers!.Contains("All") || c.IncludeRoles!.Any(roles.Contains) || c.IncludeGroups!.Any(isMember);
        var spared = c.ExcludeRoles!.Any(roles.Contains) || c.ExcludeGroups!.Any(isMember);
        var app = (c.IncludeApplications!.Contains("All") || c.IncludeApplications!.Contains(x.App) || c.IncludeApplications!.Any(x.Names.Contains))
            && !c.ExcludeApplications!.Contains(x.App) && !c.ExcludeApplications!.Any(x.Names.Contains);
        var client = c.ClientAppTypes!.Contains("all") || c.ClientAppTypes!.Contains(x.Client);
        var flow = c.AuthenticationFlows!.Count == 0 || c.AuthenticationFlows!.Contains(x.Flow);
        var platform = (c.IncludePlatforms!.Count == 0 || c.IncludePlatforms.Contains("all") || c.IncludePlatforms.Contains(x.Platform, StringComparer.OrdinalIgnoreCase))
            && !c.ExcludePlatforms!.Contains(x.Platform, StringComparer.OrdinalIgnoreCase);
        var place = (c.IncludeLocations!.Count == 0 || c.IncludeLocations.Contains("All") || c.IncludeLocations.Contains(x.Place) || (x.IsTrusted && c.IncludeLocations.Contains("AllTrusted")))
            && !c.ExcludeLocations!.Contains(x.Place) && !(x.IsTrusted && c.ExcludeLocations!.Contains("AllTrusted"));
        var risk = (c.SignInRiskLevels!.Count == 0 || c.SignInRiskLevels.Contains(x.SignInRisk, StringComparer.OrdinalIgnoreCase)) && (c.UserRiskLevels!.Count == 0 || c.UserRiskLevels.Contains(x.UserRisk, StringComparer.OrdinalIgnoreCase));
        var matches = c.DeviceFilterRule switch
        {
            ComplianceRule => x.IsRegistered && x.IsCompliant,
            HybridRule => x.Trust == "ServerAD",
            MarkRule => x.IsMarked,
            NoMarkRule => !x.IsMarked,
            _ => true,
        };
        var device = c.DeviceFilterRule is null || matches == (c.DeviceFilterMode == "include");
        return user && !spared && app && client && flow && platform && place && risk && device;
    }

    private static bool Meets(ConditionalAccessPolicy policy, Context x, string capability)
    {
        var controls = policy.GrantControls!;
        var answers = controls.BuiltInControls!.Select(control => control switch
        {
            "block" => false,
            "mfa" => capability != "password" && !x.IsLegacy,
            "compliantDevice" => x.IsCompliant && x.Client != "other",
            "domainJoinedDevice" => x.Trust == "ServerAD" && !x.IsLegacy,
            _ => throw new InvalidOperationException(control),
        }).ToList();
        if (controls.AuthenticationStrengthId is not null)
        {
            // The strength of these tests takes security keys alone.
            answers.Add(capability == "anything" && !x.IsLegacy);
        }

        return controls.Operator == "OR" ? answers.Exists(answer => answer) : answers.TrueForAll(answer => answer);
    }

    private IEnumerable<Context> Contexts()
    {
        var activations = new List<string[]> { Array.Empty<string>() };
        activations.AddRange(eligibleRoles.Select(role => new[] { role }));
        if (eligibleRoles.Count > 1)
        {
            activations.Add([.. eligibleRoles]);
        }

        foreach (var (app, names, isAdministrative) in Apps)
        {
            foreach (var (client, flow) in Routes(app))
            {
                foreach (var (platform, isRegistered, isCompliant, trust, isMarked) in Devices().Where(device => !device.IsRegistered || (client != "other" && flow != "deviceCodeFlow")))
                {
                    foreach (var place in Places)
                    {
                        // The policies name the first and the last at most; what lies between is one class that they can leave open.
                        foreach (var signIn in new[] { "none", "low", "high" })
                        {
                            foreach (var user in new[] { "none", "high" })
                            {
                                foreach (var activated in activations)
                                {
                                    yield return new Context(app, names, isAdministrative, client, flow, platform, isRegistered, isCompliant, trust, isMarked, place, signIn, user, activated);
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private static IEnumerable<(string Client, string Flow)> Routes(string app)
    {
        var isPortal = app == "MicrosoftAdminPortals";
        var isTool = app == AccessResources.GraphPowerShell;
        if (!isTool)
        {
            yield return ("browser", "");
        }

        yield return ("mobileAppsAndDesktopClients", "");
        if (!isPortal)
        {
            yield return ("mobileAppsAndDesktopClients", "deviceCodeFlow");
            yield return ("mobileAppsAndDesktopClients", "authenticationTransfer");
        }

        if (app == WellKnown.ExchangeOnline)
        {
            yield return ("exchangeActiveSync", "");
        }

        if (!isPortal && !isTool && app != AccessResources.AzureManagement)
        {
            yield return ("other", "");
        }
    }

    private static IEnumerable<(string Platform, bool IsRegistered, bool IsCompliant, string? Trust, bool IsMarked)> Devices()
    {
        foreach (var platform in new[] { "Windows", "MacOS", "IOS", "Android", "Linux", "Unknown" })
        {
            yield return (platform, false, false, null, false);
            foreach (var trust in platform == "Unknown" ? [] : platform == "Windows" ? new[] { "Workplace", "ServerAD" } : ["Workplace"])
            {
                foreach (var isCompliant in new[] { false, true })
                {
                    yield return (platform, true, isCompliant, trust, false);
                    yield return (platform, true, isCompliant, trust, true);
                }
            }
        }
    }

    private sealed record Context(
        string App, string[] Names, bool IsAdministrative, string Client, string Flow, string Platform, bool IsRegistered, bool IsCompliant, string? Trust, bool IsMarked, string Place, string SignInRisk, string UserRisk, string[] Activated)
    {
        public bool IsTrusted => Place is "office" or TrustedOtherwise;

        public bool IsLegacy => Client is "exchangeActiveSync" or "other";
    }
}
