using System.Globalization;
using System.Text.RegularExpressions;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>Joins token lifetime and claims mapping policies to the apps that they apply to.</summary>
internal static class TokenPolicyJoiner
{
    private static readonly Regex Lifetime = new(@"\\?""AccessTokenLifetime\\?""\s*:\s*\\?""(?<time>[\d.:]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Claim = new(@"\\?""(?:JwtClaimType|SamlClaimType)\\?""\s*:\s*\\?""(?<claim>[^""\\]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly HashSet<string> IdentityClaims = new(StringComparer.OrdinalIgnoreCase)
    {
        "sub", "upn", "oid", "email", "groups", "roles", "wids", "preferred_username", "unique_name", "nameid", "nameidentifier", "emailaddress", "name",
    };

    public static void Join(EvidenceStore store, AppDirectory apps)
    {
        foreach (var set in new[] { EntitySets.TokenLifetimePolicies, EntitySets.ClaimsMappingPolicies })
        {
            foreach (var policy in store.Objects<AppPolicy>(set))
            {
                foreach (var app in (policy.AppliesToIds ?? []).Select(apps.Find).OfType<AppDraft>().Distinct())
                {
                    app.Add(Read(set, policy, app));
                }
            }
        }
    }

    /// <summary>Policies for the whole organisation; nobody lists the apps that they apply to.</summary>
    public static IReadOnlyList<AppTokenPolicy> Defaults(EvidenceStore store) =>
    [
        .. new[] { EntitySets.TokenLifetimePolicies, EntitySets.ClaimsMappingPolicies }
            .SelectMany(set => store.Objects<AppPolicy>(set).Where(policy => policy.IsOrganizationDefault == true).Select(policy => Read(set, policy, null)))
            .OrderBy(policy => policy.Evidence.Key, StringComparer.Ordinal),
    ];

    private static AppTokenPolicy Read(EntitySet set, AppPolicy policy, AppDraft? app)
    {
        var text = string.Join(" ", policy.Definition ?? []);
        var name = policy.DisplayName ?? policy.Id ?? "(unnamed)";
        return new AppTokenPolicy
        {
            Name = name,
            AccessTokenLifetime = Lifetime.Match(text) is { Success: true } match && TimeSpan.TryParse(match.Groups["time"].Value, CultureInfo.InvariantCulture, out var time) ? time : null,
            IdentityClaims = [.. Claim.Matches(text).Cast<Match>()
                .Select(found => found.Groups["claim"].Value)
                .Select(claim => claim.Substring(claim.LastIndexOf('/') + 1))
                .Where(IdentityClaims.Contains)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .OrderBy(claim => claim, StringComparer.Ordinal)],
            Evidence = EvidenceItem.Of(set, policy, policy.Id, app is null ? $"Policy '{name}' applies to every app without one of its own" : $"Policy '{name}' applies to '{app.Name}'"),
        };
    }
}
