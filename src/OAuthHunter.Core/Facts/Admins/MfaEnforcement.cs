using OAuthHunter.ConditionalAccess;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Admins;

/// <summary>Whether something forces an admin through MFA, and what.</summary>
public sealed record MfaEnforcement
{
    public required MfaEnforcementState State { get; init; }

    /// <summary>Policies that enforce it, or "Security defaults".</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Holes, and for NotAssessed the reason: what was missing.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>The easiest context in which he gets in with one factor; null when there is none, or none that is certain.</summary>
    public AccessHole? Hole { get; init; }

    /// <summary>The policies and settings that were weighed.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; init; } = [];
}
