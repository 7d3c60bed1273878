using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Joins roles, registration, policies, risk and sign-ins into one profile per administrator.</summary>
internal static class AdminProfileBuilder
{
    public static IReadOnlyList<AdminProfile> Build(EvidenceStore store, EvidenceCoverage coverage)
    {
        var directory = new AdminDirectory(store);
        var evaluator = new MfaEnforcementEvaluator(
            store.Objects<ConditionalAccessPolicy>(EntitySets.ConditionalAccessPolicies),
            store.Objects<SecurityDefaultsPolicy>(EntitySets.SecurityDefaults),
            directory.Groups,
            coverage);
        var risk = Index(store.Objects<RiskyUser>(EntitySets.RiskyUsers), row => row.Id, row => row.UserPrincipalName);
        var requirements = Index(store.Objects<AuthenticationRequirement>(EntitySets.AuthenticationRequirements), row => row.Id, row => row.UserPrincipalName);
        return [.. new AdminRoles(store, directory).Holders
            .Select(holder =>
            {
                var upn = directory.NameOf(holder.Id) ?? holder.Id;
                var user = directory.FindUser(holder.Id);
                var registration = directory.FindRegistration(holder.Id, upn);
                var single = store.SignIns.LastSingleFactor(upn) ?? store.SignIns.LastSingleFactor(holder.Id);
                return new AdminProfile
                {
                    Id = holder.Id,
                    UserPrincipalName = upn,
                    DisplayName = user?.DisplayName ?? registration?.UserDisplayName,
                    User = user,
                    Roles = holder.Roles,
                    Registration = registration,
                    Enforcement = evaluator.Evaluate(holder.Id, upn, user, holder.Roles),
                    LastSingleFactorSignIn = single?.Moment.Time,
                    LastSingleFactorApp = single?.App,
                    PerUserMfa = Find(requirements, holder.Id, upn),
                    Risk = Find(risk, holder.Id, upn),
                    RiskLevel = coverage.Has(EntitySets.RiskyUsers) ? LevelOf(Find(risk, holder.Id, upn)) : null,
                };
            })
            .OrderBy(admin => admin.UserPrincipalName, StringComparer.OrdinalIgnoreCase)];
    }

    private static string LevelOf(RiskyUser? row) => row is { RiskLevel: { } level } && IsAtRisk(row) ? level : "none";

    internal static bool IsAtRisk(RiskyUser row) => Same(row.RiskState, "atRisk") || Same(row.RiskState, "confirmedCompromised");

    private static Dictionary<string, T> Index<T>(IEnumerable<T> rows, params Func<T, string?>[] keys)
    {
        var index = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in rows)
        {
            foreach (var key in keys.Select(key => key(row)).OfType<string>())
            {
                index[key] = row;
            }
        }

        return index;
    }

    private static T? Find<T>(Dictionary<string, T> index, string id, string upn)
        where T : class => index.TryGetValue(id, out var row) || index.TryGetValue(upn, out row) ? row : null;

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
