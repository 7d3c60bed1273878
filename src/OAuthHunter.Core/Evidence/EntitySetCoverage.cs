namespace OAuthHunter.Evidence;

/// <summary>What the evidence holds of one set: state, count, and for logs the time it spans.</summary>
public sealed record EntitySetCoverage
{
    public required string EntitySet { get; init; }

    public EvidenceState State { get; init; }

    /// <summary>Records read, duplicates not counted.</summary>
    public long Count { get; init; }

    /// <summary>Time of the first record (event sets only).</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>Time of the last record (event sets only).</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>Why the state is not Available; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// What of the set was asked for, when it was not all of it: the live unified audit log is searched for what the hunt reads.
    /// What lies outside is not known, whatever the state. Null when the whole set was asked for or nobody said.
    /// </summary>
    public string? Scope { get; init; }

    public override string ToString() => $"{EntitySet}: {State}, {Count}";
}
