using OAuthHunter.ConditionalAccess;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.ConditionalAccess;

/// <summary>
/// Weighs all accounts for a second factor. Those whom no policy can tell apart (same groups, same kind, not named) are weighed
/// once.
/// </summary>
internal static class Population
{
    private const int Examples = 5;

    public static PopulationCoverage Of(AccessEngine engine, IReadOnlyList<User> users, IReadOnlyList<AdminProfile> admins)
    {
        var byId = new Dictionary<string, AdminProfile>(StringComparer.OrdinalIgnoreCase);
        foreach (var admin in admins)
        {
            byId[admin.Id] = admin;
        }

        var named = engine.NamedUsers;
        var answers = new Dictionary<(PolicySet?, ExternalUserKind?), AccessDemand>();
        var states = new Dictionary<DemandState, int>();
        var gaps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var user in users.Where(user => user.Id is not null && user.AccountEnabled != false))
        {
            var demand = byId.TryGetValue(user.Id!, out var admin) && admin.Access is { } access ? access.Mfa : Weigh(user);
            states[demand.State] = (states.TryGetValue(demand.State, out var count) ? count : 0) + 1;
            if (demand.State != DemandState.Yes)
            {
                var reason = demand.State == DemandState.NotAssessed ? demand.Unknown.FirstOrDefault() ?? "not known" : demand.Hole?.Sentence ?? "nothing demands it";
                gaps[reason] = (gaps.TryGetValue(reason, out var before) ? before : 0) + 1;
            }
        }

        return new PopulationCoverage
        {
            Total = states.Values.Sum(),
            Covered = Count(DemandState.Yes),
            Partly = Count(DemandState.Partly),
            Open = Count(DemandState.No),
            NotAssessed = Count(DemandState.NotAssessed),
            Gaps = [.. gaps.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(Examples).Select(pair => $"{pair.Value} account(s): {pair.Key}")],
        };

        int Count(DemandState state) => states.TryGetValue(state, out var count) ? count : 0;

        AccessDemand Weigh(User user)
        {
            var subject = AccessSubjects.Of(user.Id!, user.UserPrincipalName ?? string.Empty, user, []);
            if (named.Contains(user.Id!))
            {
                return engine.Mfa(subject);
            }

            var key = (engine.Groups.Of(user.Id!), subject.External);
            if (!answers.TryGetValue(key, out var answer))
            {
                answers.Add(key, answer = engine.Mfa(subject));
            }

            return answer;
        }
    }
}
