using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Hosting;

/// <summary>What to read of a live tenant.</summary>
public sealed record LiveReadOptions
{
    /// <summary>Sets to read; null is every set that the connection reaches.</summary>
    public IReadOnlyList<EntitySet>? EntitySets { get; init; }

    /// <summary>The moment of the capture. Reports carry it, and the time window ends with it.</summary>
    public required DateTimeOffset CapturedAt { get; init; }

    /// <summary>How far back logs are read.</summary>
    public TimeSpan LogWindow { get; init; } = TimeSpan.FromDays(30);

    /// <summary>
    /// Records of sets that an earlier, interrupted reading brought to their end: some sets say what to ask for in others. Null for
    /// a set that it did not finish.
    /// </summary>
    public Func<EntitySet, IEnumerable<EvidenceRecord>?>? Earlier { get; init; }

    /// <summary>
    /// Mailboxes whose inbox rules and permissions are read one by one. Nothing lists these for all mailboxes, and a call for each of
    /// a large tenant's would take days and its throttling budget.
    /// </summary>
    public IReadOnlyList<string> Mailboxes { get; init; } = [];

    /// <summary>Start of the log window.</summary>
    public DateTimeOffset LogStart => CapturedAt - LogWindow;

    /// <summary>Whether the set is asked for.</summary>
    public bool Includes(EntitySet set) => EntitySets is null || EntitySets.Contains(set);
}
