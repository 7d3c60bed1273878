using OAuthHunter.ConditionalAccess;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>Gives the engine what the evidence holds, and tells it what is missing.</summary>
internal static class ConditionalAccessFactsBuilder
{
    public static ConditionalAccessFacts Build(EvidenceStore store, EvidenceCoverage coverage, DateTimeOffset at, IReadOnlyList<AccessSubject> subjects)
    {
        var defaults = store.Objects<SecurityDefaultsPolicy>(EntitySets.SecurityDefaults).FirstOrDefault(policy => policy.IsEnabled is not null);
        List<ConditionalAccessPolicy> policies =
        [
            .. store.Objects<ConditionalAccessPolicy>(EntitySets.ConditionalAccessPolicies)
                .OrderBy(policy => policy.DisplayName, StringComparer.Ordinal).ThenBy(policy => policy.Id, StringComparer.Ordinal),
        ];
        
        // Nobody else asks for them, and a large tenant has a hundred thousand.
        var appNames = policies.Count > 0 ? AppNames(store) : [];
        var environment = new AccessEnvironment
        {
            Policies = policies,
            NamedLocations = coverage.IsWhole(EntitySets.NamedLocations) ? store.Objects<NamedLocation>(EntitySets.NamedLocations) : null,
            Strengths = store.Objects<AuthenticationStrengthPolicy>(EntitySets.AuthenticationStrengthPolicies),
            SecurityDefaults = defaults,
            Groups = store.Objects<Group>(EntitySets.Groups),
            AppNames = appNames,
            Gaps = defaults?.IsEnabled == true ? [] : [.. Gaps(coverage, defaults, policies)],
            At = at,
        };
        // Users are looked for in the groups together with the administrators: one pass does for both.
        var users = store.Objects<User>(EntitySets.Users);
        return new ConditionalAccessFacts
        {
            Inputs = environment,
            Engine = defaults?.IsEnabled == true || coverage.Has(EntitySets.ConditionalAccessPolicies) ? new AccessEngine(environment, [.. subjects, .. users.Where(user => user.Id is not null).Select(user => new AccessSubject { Id = user.Id! })]) : null,
            Enforced = [.. policies.Where(policy => AccessSpace.IsState(policy, "enabled"))],
            References = new PolicyReferences(store, coverage, appNames).All(policies.Where(policy => !AccessSpace.IsState(policy, "disabled"))),
            OldContinuousAccess = store.Objects<ContinuousAccessEvaluationPolicy>(EntitySets.ContinuousAccessEvaluationPolicy).FirstOrDefault(policy => policy.IsEnabled is not null),
            Changes = PolicyChangeReader.Read(store.DirectoryAudits),
            ReportOnly = [.. policies.Where(policy => AccessSpace.IsState(policy, "enabledForReportingButNotEnforced"))],
        };
    }

    // With an enabled policy security defaults cannot be on; without one, only the setting itself can tell.
    private static IEnumerable<string> Gaps(EvidenceCoverage coverage, SecurityDefaultsPolicy? defaults, List<ConditionalAccessPolicy> policies)
    {
        var set = coverage.Of(EntitySets.ConditionalAccessPolicies);
        if (!coverage.Has(EntitySets.ConditionalAccessPolicies))
        {
            yield return $"Conditional Access policies were not captured ({set.State}: {set.Reason})";
        }
        else if (!coverage.IsWhole(EntitySets.ConditionalAccessPolicies))
        {
            yield return $"Conditional Access policies are incomplete: {set.Reason}";
        }

        if (defaults is null && !policies.Any(policy => AccessSpace.IsState(policy, "enabled")))
        {
            yield return "Security defaults were not captured, and no enabled policy shows that they are off.";
        }
    }

    private static Dictionary<string, string> AppNames(EvidenceStore store)
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var app in store.Objects<ServicePrincipal>(EntitySets.ServicePrincipals).Where(app => app is { AppId: not null, DisplayName: not null }))
        {
            names[app.AppId!] = app.DisplayName!;
        }

        return names;
    }
}
