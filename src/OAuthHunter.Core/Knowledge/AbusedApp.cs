namespace OAuthHunter.Knowledge;

/// <summary>An app id that has a history.</summary>
public sealed record AbusedApp
{
    public required string AppId { get; init; }

    public required string Name { get; init; }

    /// <summary>malicious, dual-use or first-party-abused.</summary>
    public required string Verdict { get; init; }

    /// <summary>high, medium or low: how well the sources agree.</summary>
    public required string Confidence { get; init; }

    public string? OwnerTenantId { get; init; }

    public string? Notes { get; init; }

    /// <summary>Where sources disagree on what the id is: other names, other verdicts. Empty when they agree.</summary>
    public IReadOnlyList<string> Conflicts { get; init; } = [];

    /// <summary>Who said so.</summary>
    public required string Sources { get; init; }

    public override string ToString() => $"{Name}: {Verdict}, {Confidence} confidence ({Sources}){(Conflicts.Count == 0 ? string.Empty : $"; sources disagree: {string.Join("; ", Conflicts)}")}";
}
