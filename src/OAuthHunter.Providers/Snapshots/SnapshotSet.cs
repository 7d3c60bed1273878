using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>One set of a snapshot: its state and, when it was captured, its file with count and hash.</summary>
internal sealed record SnapshotSet
{
    public string? EntitySet { get; init; }

    public EvidenceState State { get; init; }

    public string? Reason { get; init; }

    /// <summary>What of the set was asked for; null when all of it.</summary>
    public string? Scope { get; init; }

    /// <summary>Time of the first record of a log; told while a capture is under way, and not in the manifest.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>Time of the last record, likewise.</summary>
    public DateTimeOffset? Last { get; init; }

    public long Count { get; init; }

    /// <summary>Of the file's bytes, in lower-case hexadecimal.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Null when the set was not captured.</summary>
    public string? File { get; init; }
}
