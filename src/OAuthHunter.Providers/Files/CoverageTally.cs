using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Files;

/// <summary>Adds up, set by set, what all files of the evidence gave.</summary>
internal sealed class CoverageTally
{
    private readonly Dictionary<EntitySet, Entry> entries = [];
    private readonly Dictionary<EntitySet, (EvidenceState State, string? Reason)> declared = [];

    public void Count(EntitySet set, DateTimeOffset? time)
    {
        var entry = EntryOf(set);
        entry.Count++;
        if (time is { } known)
        {
            entry.First = !(entry.First <= known) ? known : entry.First;
            entry.Last = !(entry.Last >= known) ? known : entry.Last;
        }
    }

    /// <summary>Says that a file held the set, maybe with no record.</summary>
    public void Captured(EntitySet set) => EntryOf(set).HasWholeFile = true;

    /// <summary>Says that a file held a selection of the set; it counts unless another file holds the set itself.</summary>
    public void Selection(EntitySet set, string reason) => EntryOf(set).SelectionReason ??= reason;

    /// <summary>Says that part of the set is missing.</summary>
    public void Incomplete(EntitySet set, string reason) => EntryOf(set).Reason ??= reason;

    /// <summary>What a manifest says of a set; it stands above what was read, unless that was damaged.</summary>
    public void Declare(EntitySet set, EvidenceState state, string? reason, string? scope = null)
    {
        if (scope is not null)
        {
            EntryOf(set).Scope = scope;
        }

        if (state == EvidenceState.Available)
        {
            Captured(set);
        }
        else if (state == EvidenceState.Incomplete)
        {
            Incomplete(set, reason ?? "The snapshot says that it is incomplete.");
        }
        else
        {
            declared[set] = (state, reason);
        }
    }

    /// <summary>A page of a listing; a listing whose last page is not there is not whole.</summary>
    public void Page(EntitySet set, bool hasNext)
    {
        var entry = EntryOf(set);
        entry.PagesWithNext += hasNext ? 1 : 0;
        entry.LastPages += hasNext ? 0 : 1;
    }

    public EvidenceCoverage ToCoverage() => new(EntitySets.All.Where(set => entries.ContainsKey(set) || declared.ContainsKey(set)).Select(Coverage));

    private EntitySetCoverage Coverage(EntitySet set)
    {
        entries.TryGetValue(set, out var entry);
        if (declared.TryGetValue(set, out var said) && entry is null or { Count: 0 })
        {
            return new EntitySetCoverage { EntitySet = set.Name, State = said.State, Reason = said.Reason };
        }

        var reason = entry!.Reason ?? (entry.HasWholeFile ? null : entry.SelectionReason)
            ?? (entry.PagesWithNext > 0 && entry.LastPages == 0 ? "The last page of the listing is not in the evidence." : null);
        return new EntitySetCoverage
        {
            EntitySet = set.Name,
            State = reason is null ? EvidenceState.Available : EvidenceState.Incomplete,
            Count = entry.Count,
            First = entry.First,
            Last = entry.Last,
            Reason = reason,
            Scope = entry.Scope,
        };
    }

    private Entry EntryOf(EntitySet set)
    {
        if (!entries.TryGetValue(set, out var entry))
        {
            entries.Add(set, entry = new Entry());
        }

        return entry;
    }

    private sealed class Entry
    {
        public long Count { get; set; }

        public DateTimeOffset? First { get; set; }

        public DateTimeOffset? Last { get; set; }

        public string? Reason { get; set; }

        public string? Scope { get; set; }

        public bool HasWholeFile { get; set; }

        public string? SelectionReason { get; set; }

        public int PagesWithNext { get; set; }

        public int LastPages { get; set; }
    }
}
