using OAuthHunter.Findings;

namespace OAuthHunter.Correlation;

/// <summary>One story: the links that were found in order, and the links that were looked for and not found.</summary>
public sealed record AttackChain
{
    /// <summary>Id of the chain's pattern, for example CHN-001.</summary>
    public required string DetectionId { get; init; }

    public required string Title { get; init; }

    public Severity Severity { get; init; }

    public Confidence Confidence { get; init; }

    /// <summary>Sum of the links' points; <see cref="ChainLink.Points"/> shows each.</summary>
    public double Score { get; init; }

    /// <summary>Application id at the centre; null when the chain has none.</summary>
    public string? AppId { get; init; }

    public string? AppName { get; init; }

    /// <summary>People and apps that acted.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    public DateTimeOffset? Start { get; init; }

    public DateTimeOffset? End { get; init; }

    /// <summary>The whole chain in a few sentences.</summary>
    public required string Story { get; init; }

    /// <summary>Every link of the pattern in its order, found or not.</summary>
    public required IReadOnlyList<ChainLink> Links { get; init; }

    /// <summary>What to do, first things first.</summary>
    public IReadOnlyList<string> WhatToDo { get; init; } = [];

    /// <summary>Fingerprints of the findings that it ties together.</summary>
    public IReadOnlyList<string> Findings { get; init; } = [];

    public required string Fingerprint { get; init; }

    public override string ToString() => $"{DetectionId} {Severity} {AppName ?? Title}";
}
