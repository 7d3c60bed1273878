using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Who is used to changing what: how often an actor did the like before.</summary>
internal sealed class ActorBaseline
{
    private readonly Dictionary<string, List<DateTimeOffset>> times = new(StringComparer.Ordinal);

    /// <param name="histories">The objects on which the habit is looked for.</param>
    public ActorBaseline(IEnumerable<MailFlowObjectHistory> histories)
    {
        foreach (var change in histories.SelectMany(history => history.Events).Where(change => change.Succeeded && change.Actor.Key is not null))
        {
            if (!times.TryGetValue(change.Actor.Key!, out var list))
            {
                times.Add(change.Actor.Key!, list = []);
            }

            list.Add(change.Time);
        }

        foreach (var list in times.Values)
        {
            list.Sort();
        }
    }

    /// <summary>
    /// Whether the actor did the like on at least three days, the first of them a month or longer before: an intruder's app that
    /// works through an evening does not become a habit by it.
    /// </summary>
    public bool IsUsual(AuditActor actor, DateTimeOffset at) =>
        actor.Key is { } key && times.TryGetValue(key, out var list)
        && list.Count > 0 && list[0] <= at.AddDays(-30)
        && list.TakeWhile(time => time < at.AddDays(-1)).Select(time => time.UtcDateTime.Date).Distinct().Take(3).Count() == 3;
}
