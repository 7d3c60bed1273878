using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Finds the ways around a policy that lie in its apps, clients, places, devices and controls.</summary>
internal static class PolicyConditions
{
    private const string AzureManagement = "797f4846-ba00-4fd7-ba43-dac1f8f63013";

    private static readonly string[] AdminApps = ["Office365", "MicrosoftAdminPortals", WellKnown.ExchangeOnline, AzureManagement];

    // One factor each, whatever the strength that allows them is called.
    private static readonly string[] SingleFactors = ["password", "sms", "federatedSingleFactor", "x509CertificateSingleFactor", "qrCodePin"];

    /// <summary>Holes of what the policy covers, or null when it covers nothing that an administrator needs.</summary>
    public static IReadOnlyList<string>? Holes(ConditionalAccessConditions conditions)
    {
        var holes = new List<string>();
        var apps = conditions.IncludeApplications ?? [];
        if (!Has(apps, "All"))
        {
            var covered = AdminApps.Where(app => Has(apps, app)).ToList();
            if (covered.Count == 0)
            {
                return null;
            }

            holes.Add($"only for {string.Join(", ", covered)}");
        }
        else if (conditions.ExcludeApplications is { Count: > 0 } excluded)
        {
            holes.Add($"not for {excluded.Count} excluded app(s): {string.Join(", ", excluded)}");
        }

        var clients = conditions.ClientAppTypes ?? [];
        if (clients.Count > 0 && !Has(clients, "all"))
        {
            var missing = new[] { "browser", "mobileAppsAndDesktopClients" }.Where(client => !Has(clients, client)).ToList();
            if (missing.Count == 2)
            {
                return null;
            }

            holes.AddRange(missing.Select(client => $"not for the client type {client}"));
        }

        Limit(holes, "locations", conditions.IncludeLocations, conditions.ExcludeLocations);
        Limit(holes, "platforms", conditions.IncludePlatforms, conditions.ExcludePlatforms);
        Only(holes, "user risk", conditions.UserRiskLevels);
        Only(holes, "sign-in risk", conditions.SignInRiskLevels);
        Only(holes, "the authentication flow", conditions.AuthenticationFlows);
        if (conditions.DeviceFilterRule is { Length: > 0 } rule)
        {
            holes.Add($"device filter ({conditions.DeviceFilterMode ?? "mode unknown"}): {rule}");
        }

        return holes;
    }

    /// <summary>Holes of the controls, or null when they do not ask for MFA.</summary>
    public static IReadOnlyList<string>? Holes(ConditionalAccessGrantControls? controls)
    {
        var builtIn = controls?.BuiltInControls ?? [];
        var hasStrength = controls?.AuthenticationStrengthId is not null || controls?.AuthenticationStrengthName is not null;
        var weak = (controls?.AllowedCombinations ?? []).Where(combination => Has(SingleFactors, combination)).ToList();
        if (controls is null || (!Has(builtIn, "mfa") && (!hasStrength || (weak.Count > 0 && weak.Count == controls.AllowedCombinations!.Count))))
        {
            return null;
        }

        var holes = new List<string>();
        if (weak.Count > 0 && !Has(builtIn, "mfa"))
        {
            holes.Add($"the authentication strength accepts one factor: {string.Join(", ", weak)}");
        }

        var others = builtIn.Where(control => !string.Equals(control, "mfa", StringComparison.OrdinalIgnoreCase))
            .Concat(controls.CustomAuthenticationFactors ?? []).Concat((controls.TermsOfUse ?? []).Select(_ => "termsOfUse")).ToList();
        if (string.Equals(controls.Operator, "OR", StringComparison.OrdinalIgnoreCase) && others.Count > 0)
        {
            holes.Add($"{string.Join(" or ", others)} is accepted instead");
        }

        return holes;
    }

    private static void Limit(List<string> holes, string what, IReadOnlyList<string>? include, IReadOnlyList<string>? exclude)
    {
        if (include is { Count: > 0 } && !Has(include, "All"))
        {
            holes.Add($"only for the {what} {string.Join(", ", include)}");
        }

        if (exclude is { Count: > 0 })
        {
            holes.Add($"not for the excluded {what} {string.Join(", ", exclude)}");
        }
    }

    private static void Only(List<string> holes, string what, IReadOnlyList<string>? values)
    {
        if (values is { Count: > 0 })
        {
            holes.Add($"only at {what} {string.Join(", ", values)}");
        }
    }

    private static bool Has(IEnumerable<string> values, string value) => values.Contains(value, StringComparer.OrdinalIgnoreCase);
}
