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

    public override string ToString() => $"{EntitySet}: {State}, {Count}";
}
