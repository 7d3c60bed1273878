using OAuthHunter.Facts.Changes;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Roles;

/// <summary>A role given or taken, as the audit log tells it.</summary>
public sealed record RoleChange
{
    public required RoleChangeKind Kind { get; init; }

    public required DirectoryChange Change { get; init; }

    /// <summary>Null when the record does not say which role.</summary>
    public string? RoleTemplateId { get; init; }

    public required string RoleName { get; init; }

    public int? Tier { get; init; }

    public bool IsExchangePlane { get; init; }

    /// <summary>Object id of who got or lost it.</summary>
    public string? PrincipalId { get; init; }

    public required string PrincipalName { get; init; }

    public RolePrincipalKind PrincipalKind { get; init; }

    public DateTimeOffset Time => Change.Time;

    public EvidenceItem Evidence => Change.Evidence;
}
