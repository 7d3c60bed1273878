namespace OAuthHunter.Evidence;

/// <summary>What reading a source gave.</summary>
public sealed record SourceReport
{
    public IReadOnlyList<EvidenceFile> Files { get; init; } = [];

    public required EvidenceCoverage Coverage { get; init; }

    /// <summary>When the evidence was captured, if the source says so (a snapshot's manifest, ScubaGear's time stamp).</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    /// <summary>The tenant, if the source itself says so.</summary>
    public string? TenantId { get; init; }
}
