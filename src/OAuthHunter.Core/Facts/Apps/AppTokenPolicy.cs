using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>A policy that changes the tokens of one app.</summary>
public sealed record AppTokenPolicy
{
    public required string Name { get; init; }

    /// <summary>How long its access tokens live; null when the policy does not say.</summary>
    public TimeSpan? AccessTokenLifetime { get; init; }

    /// <summary>Claims by which an API tells who the user is and what he may do, that the policy sets anew.</summary>
    public IReadOnlyList<string> IdentityClaims { get; init; } = [];

    public required EvidenceItem Evidence { get; init; }
}
