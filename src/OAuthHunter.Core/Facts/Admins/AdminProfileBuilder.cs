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
        var risk = store.Objects<RiskyUser>(EntitySets.RiskyUsers);
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
                    RiskLevel = RiskOf(holder.Id, upn, risk, coverage),
                };
            })
            .OrderBy(admin => admin.UserPrincipalName, StringComparer.OrdinalIgnoreCase)];
    }

    private static string? RiskOf(string id, string upn, IReadOnlyList<RiskyUser> all, EvidenceCoverage coverage)
    {
        if (!coverage.Has(EntitySets.RiskyUsers))
        {
            return null;
        }

        var row = all.FirstOrDefault(user => Same(user.Id, id) || Same(user.UserPrincipalName, upn));
        return row is not null && (Same(row.RiskState, "atRisk") || Same(row.RiskState, "confirmedCompromised")) ? row.RiskLevel : "none";
    }

    private static bool Same(string? left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
