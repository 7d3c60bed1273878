using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Apps;

/// <summary>One step in the life of an app, from the directory audit or the unified audit log.</summary>
public sealed record AppEvent
{
    public required AppEventKind Kind { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    /// <summary>False when the attempt failed.</summary>
    public bool Succeeded { get; init; } = true;

    /// <summary>Permissions that a grant or consent added.</summary>
    public IReadOnlyList<HeldPermission> Permissions { get; init; } = [];

    /// <summary>Template id of the role given or taken.</summary>
    public string? RoleTemplateId { get; init; }

    public string? RoleName { get; init; }

    /// <summary>Credentials that were added or removed.</summary>
    public IReadOnlyList<AppCredential> Credentials { get; init; } = [];

    /// <summary>Consent only: given by an administrator for everyone.</summary>
    public bool IsAdminConsent { get; init; }

    /// <summary>The change touched the service principal, not the registration.</summary>
    public bool IsOnServicePrincipal { get; init; }

    /// <summary>Joins the steps of one request.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The audit record as read.</summary>
    public required DirectoryAudit Record { get; init; }

    public required EvidenceItem Evidence { get; init; }
}
