using OAuthHunter.Evidence;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Admins;

/// <summary>Joins roles, registration, policies, risk and sign-ins into one profile per administrator.</summary>
internal static class AdminProfileBuilder
{
    public static AdminFacts Build(EvidenceStore store, EvidenceCoverage coverage, DateTimeOffset at)
    {
        var directory = new AdminDirectory(store);
        var risk = Index(store.Objects<RiskyUser>(EntitySets.RiskyUsers), row => row.Id, row => row.UserPrincipalName);
        var requirements = Index(store.Objects<AuthenticationRequirement>(EntitySets.AuthenticationRequirements), row => row.Id, row => row.UserPrincipalName);
        var roles = new AdminRoles(store, directory);
        var holders = roles.Holders.Select(holder =>
        {
            var upn = directory.NameOf(holder.Id) ?? holder.Id;
            var user = directory.FindUser(holder.Id);
            return (holder.Roles, Upn: upn, User: user, Subject: AccessSubjects.Of(holder.Id, upn, user, holder.Roles, Find(requirements, holder.Id, upn)?.PerUserMfaState));
        }).ToList();
        var access = ConditionalAccessFactsBuilder.Build(store, coverage, at, holders.ConvertAll(holder => holder.Subject));
        return new AdminFacts([.. holders
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
                    PerUserMfa = Find(requirements, id, holder.Upn),
                    Risk = Find(risk, id, holder.Upn),
                    RiskLevel = coverage.Has(EntitySets.RiskyUsers) ? LevelOf(Find(risk, id, holder.Upn)) : null,
                };
            })
            .OrderBy(admin => admin.UserPrincipalName, StringComparer.OrdinalIgnoreCase)], access, roles.Gaps);
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
