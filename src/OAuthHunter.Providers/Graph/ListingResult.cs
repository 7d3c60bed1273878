using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Graph;

/// <summary>What reading one listing gave.</summary>
internal sealed record ListingResult
{
    public EvidenceState State { get; init; } = EvidenceState.Available;

    /// <summary>Why it is not whole.</summary>
    public string? Reason { get; init; }

    /// <summary>Objects delivered.</summary>
    public long Count { get; init; }

    public long Duplicates { get; init; }

    /// <summary>The service did not know the request as such; another form may do.</summary>
    public bool IsUnknownRequest { get; init; }
}
