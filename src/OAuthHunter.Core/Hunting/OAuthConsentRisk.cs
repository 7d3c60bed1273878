using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>A consent about which something was found: one row a grant, live or revoked.</summary>
public sealed record OAuthConsentRisk
{
    public required string AppName { get; init; }

    public string? AppId { get; init; }

    public string? ServicePrincipalId { get; init; }

    public AppOwnership Ownership { get; init; }

    /// <summary>The verified publisher, else what the app says of itself; null when not known.</summary>
    public string? Publisher { get; init; }

    /// <summary>Whether the publisher is verified; null when the evidence does not tell.</summary>
    public bool? IsVerified { get; init; }

    /// <summary>AllPrincipals, Principal, or Application for permissions of the app itself.</summary>
    public required string ConsentType { get; init; }

    /// <summary>For whom: UPN of the user; null for all users and for the app itself.</summary>
    public string? User { get; init; }

    public string? Resource { get; init; }

    /// <summary>Dangerous ones first, each with its rating: <c>Mail.Read [High]</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = [];

    /// <summary>When the log saw it given; null when it is older than the log.</summary>
    public DateTimeOffset? GrantedAt { get; init; }

    public string? GrantedBy { get; init; }

    /// <summary>Address that the consent came from, where the log tells.</summary>
    public string? GrantedFrom { get; init; }

    /// <summary>Held now as far as the evidence tells.</summary>
    public bool IsLive { get; init; }

    /// <summary>When the log saw it revoked; null when it was not, or the log does not tell.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public string? RevokedBy { get; init; }

    /// <summary>The wave of consents that it belongs to, for people; null when it came alone.</summary>
    public string? Wave { get; init; }

    /// <summary>The worst of its findings.</summary>
    public Severity Severity { get; init; }

    /// <summary>What the worst finding says.</summary>
    public required string Reason { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public override string ToString() => $"{AppName} {ConsentType} {User} {Severity}";
}
