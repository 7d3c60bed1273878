using System.Globalization;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// Gives records that do not name their object to the one object that lacks such a record, when there is only one; the rest
/// casts doubt on every object that lived then.
/// </summary>
internal static class DamagedRecords<TModel, THistory>
    where TModel : EvidenceRecord
    where THistory : MailFlowObjectHistory
{
    // A creation and the first other record of the object: an object that was left alone for longer could be anybody's.
    private static readonly TimeSpan Reach = TimeSpan.FromDays(30);

    /// <summary>
    /// Creations whose record is cut off before the name: taken to be those of the only object by the same actor that lacks one. Where
    /// the record still tells the GUID, what the log calls by GUID and what it calls by name becomes one object.
    /// </summary>
    public static void AdoptCreations(LifeIndex<TModel> index)
    {
        var orphans = index.Lives.Where(life => life.IsNameKnown && life.Creation is null && life.Events.Count > 0).ToLookup(life => ActorOf(life.Events[0]));
        foreach (var nameless in index.Lives.Where(LacksName).ToList())
        {
            var creation = nameless.Events[0];
            var candidates = ActorOf(creation) is not { } actor ? [] : orphans[actor].Where(life => life.Creation is null && Fits(nameless, life)).Take(2).ToList();
            if (candidates.Count != 1)
            {
                continue;
            }

            foreach (var change in nameless.Events)
            {
                candidates[0].Insert(change);
            }

            index.Learn(candidates[0], nameless.Guids.Select(guid => new ObjectIdentity(null, guid)));
            candidates[0].IsOver |= nameless.IsOver;
            candidates[0].AddGap("The record of its creation is damaged: it is taken for this object's, by actor and time.");
            index.Drop(nameless);
        }
    }

    // A damaged creation that tells no name, or no more than the GUID.
    private static bool LacksName(MailFlowLife<TModel> life) =>
        life.Events.Count > 0 && life.Events[0] is { IsCreation: true, Record.IsDamaged: true } && (!life.IsNameKnown || ObjectIdentity.GuidOf(life.Name) is not null);

    // Two GUIDs are two objects, and so are two removals; nothing happens to an object before it is made or after it is removed.
    private static bool Fits(MailFlowLife<TModel> nameless, MailFlowLife<TModel> life)
    {
        var (creation, first) = (nameless.Events[0], life.Events[0]);
        var removal = nameless.Removal ?? life.Removal;
        return first.Time >= creation.Time
            && first.Time - creation.Time <= Reach
            && (nameless.Guids.Count == 0 || life.Guids.Count == 0)
            && (nameless.Removal is null || life.Removal is null)
            && (removal is null || nameless.Effective.Concat(life.Effective).All(change => change.Time <= removal.Time));
    }

    /// <summary>Nameless removals: taken to be that of the only object that its actor made and that is gone without a removal.</summary>
    public static void AdoptRemovals(LogReplay<TModel, THistory> replay)
    {
        var gone = replay.Index.Lives.Where(life => life is { IsNameKnown: true, IsOver: false, Living: null, Creation: not null }).ToLookup(life => ActorOf(life.Creation!));
        foreach (var removal in replay.Unnamed.Where(change => change.IsRemoval).ToList())
        {
            var candidates = ActorOf(removal) is not { } actor ? [] : gone[actor].Where(life => !life.IsOver && life.Events[life.Events.Count - 1].Time <= removal.Time).Take(2).ToList();
            if (candidates.Count != 1)
            {
                continue;
            }

            candidates[0].Events.Add(removal);
            LifeIndex<TModel>.Close(candidates[0]);
            candidates[0].AddGap("The record of its removal is damaged: it is taken for this object's, because it is gone and the actor is the same.");
            replay.Unnamed.Remove(removal);
        }
    }

    /// <summary>Names what could belong to an object and cannot be told to.</summary>
    public static void CastDoubt(MailFlowKind<TModel, THistory> kind, LogReplay<TModel, THistory> replay)
    {
        var byScope = replay.Unnamed.GroupBy(kind.ScopeOf, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.OrdinalIgnoreCase);
        foreach (var life in replay.Index.Lives.Where(life => life.Events.Count > 0))
        {
            if (!byScope.TryGetValue(kind.ScopeOf(life.Name), out var unnamed))
            {
                continue;
            }

            var start = life.Creation is { } creation ? FirstAt(unnamed, creation.Time) : 0;
            var end = life.Removal is { } removal ? FirstAt(unnamed, removal.Time.AddTicks(1)) : unnamed.Count;
            if (end - start == 1)
            {
                life.AddGap($"A damaged {unnamed[start].Operation} record of {Moment(unnamed[start])} names no object; it may belong here.");
            }
            else if (end - start > 1)
            {
                life.AddGap($"{end - start} damaged records between {Moment(unnamed[start])} and {Moment(unnamed[end - 1])} name no object; any of them may belong here.");
            }
        }
    }

    // Place of the first event that is not earlier; events stand in time order.
    private static int FirstAt(List<MailFlowEvent> events, DateTimeOffset time)
    {
        var (low, high) = (0, events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = events[middle].Time < time ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // A damaged record has lost what tells an app's two ids apart; the text by which the log calls the actor is in its outer columns.
    private static string? ActorOf(MailFlowEvent change) => string.IsNullOrWhiteSpace(change.Record.UserId) ? change.Actor.Key : change.Record.UserId!.Trim().ToLowerInvariant();

    private static string Moment(MailFlowEvent change) => change.Time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "Z";
}
