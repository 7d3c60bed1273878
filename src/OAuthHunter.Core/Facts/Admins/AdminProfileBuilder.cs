using OAuthHunter.Evidence;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Joins roles, registration, policies, risk and sign-ins into one profile per administrator.</summary>
internal static class AdminProfileBuilder
{
    public static (IReadOnlyList<AdminProfile> Admins, ConditionalAccessFacts Access) Build(EvidenceStore store, EvidenceCoverage coverage, DateTimeOffset at)
    {
        var directory = new AdminDirectory(store);
        var risk = store.Objects<RiskyUser>(EntitySets.RiskyUsers);
        var holders = new AdminRoles(store, directory).Holders.Select(holder =>
        {
            var upn = directory.NameOf(holder.Id) ?? holder.Id;
            var user = directory.FindUser(holder.Id);
            return (holder.Roles, Upn: upn, User: user, Subject: AccessSubjects.Of(holder.Id, upn, user, holder.Roles));
        }).ToList();
        var access = ConditionalAccessFactsBuilder.Build(store, coverage, at, holders.ConvertAll(holder => holder.Subject));
        return ([.. holders
            .Select(holder =>
            {
                var id = holder.Subject.Id;
                var registration = directory.FindRegistration(id, holder.Upn);
                var single = store.SignIns.LastSingleFactor(holder.Upn) ?? store.SignIns.LastSingleFactor(id);
                var demands = access.Engine?.Evaluate(holder.Subject);
                return new AdminProfile
                {
                    Id = id,
                    UserPrincipalName = holder.Upn,
                    DisplayName = holder.User?.DisplayName ?? registration?.UserDisplayName,
                    User = holder.User,
                    Roles = holder.Roles,
                    Registration = registration,
                    AccessSubject = holder.Subject,
                    Access = demands,
                    Enforcement = MfaEnforcements.Of(demands, access),
                    LastSingleFactorSignIn = single?.Moment.Time,
                    LastSingleFactorApp = single?.App,
                    RiskLevel = RiskOf(id, holder.Upn, risk, coverage),
                };
            })
            .OrderBy(admin => admin.UserPrincipalName, StringComparer.OrdinalIgnoreCase)], access);
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
