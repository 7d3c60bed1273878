using OAuthHunter.Findings;

namespace OAuthHunter.Correlation;

/// <summary>One link of a chain.</summary>
public sealed record ChainLink
{
    /// <summary>Place in the pattern: S1, S2 …</summary>
    public required string Step { get; init; }

    public required string Name { get; init; }

    public required ChainLinkState State { get; init; }

    /// <summary>Points that it adds; 0 when it was not found.</summary>
    public double Points { get; init; }

    public DateTimeOffset? Time { get; init; }

    public string? Actor { get; init; }

    /// <summary>What was found, or why it could not be looked for.</summary>
    public required string Summary { get; init; }

    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];

    public override string ToString() => $"{Step} {State}: {Summary}";
}
