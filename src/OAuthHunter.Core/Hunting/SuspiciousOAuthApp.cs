using System.Globalization;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>An app with findings, everything a responder asks about it, and a score whose terms add up.</summary>
public sealed record SuspiciousOAuthApp
{
    public string? AppId { get; init; }

    public string? ServicePrincipalId { get; init; }

    public required string DisplayName { get; init; }

    public AppOwnership Ownership { get; init; }

    public string? OwnerTenantId { get; init; }

    /// <summary>The worst of its findings.</summary>
    public Severity Severity { get; init; }

    /// <summary>Known from a list, with its sources and what they disagree on; null when it is in none.</summary>
    public AbusedApp? Known { get; init; }

    /// <summary>The sum of <see cref="ScoreTerms"/>. Ranks apps within one hunt; it is no probability.</summary>
    public double Score { get; init; }

    public required IReadOnlyList<ScoreTerm> ScoreTerms { get; init; }

    /// <summary>Dangerous permissions by name.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Entra roles and Exchange role groups by name.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];

    public IReadOnlyList<SuspiciousCredential> Credentials { get; init; } = [];

    public DateTimeOffset? CreatedAt { get; init; }

    public string? CreatedBy { get; init; }

    /// <summary>Null when no use was seen; that is dormant only where the evidence would show use.</summary>
    public DateTimeOffset? LastUsed { get; init; }

    public bool? IsEnabled { get; init; }

    public bool IsDeleted { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public override string ToString() => $"{DisplayName} {Severity} {Score.ToString("0.#", CultureInfo.InvariantCulture)}";
}
