using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>An Entra role that an app or admin holds, however it is held.</summary>
public sealed record HeldRole
{
    public required string RoleTemplateId { get; init; }

    public required string Name { get; init; }

    /// <summary>0 rules the tenant, 1 rules a workload; null when the role is not in the table.</summary>
    public int? Tier { get; init; }

    /// <summary>Whether the role gives power over Exchange.</summary>
    public bool IsExchangePlane { get; init; }

    /// <summary>PIM-eligible: must be activated first.</summary>
    public bool IsEligible { get; init; }

    /// <summary>"/" for the whole tenant.</summary>
    public string? Scope { get; init; }

    /// <summary>
    /// Whether Conditional Access's role conditions can match it: they see built-in roles held for the whole tenant, not those of
    /// an administrative unit or a single app, custom roles or Exchange role groups.
    /// </summary>
    public bool IsSeenByRoleConditions => (Scope is null or "/") && Knowledge.EntraRoles.Find(RoleTemplateId) is not null;

    /// <summary>Name or id of the group that it comes through; null when direct.</summary>
    public string? ViaGroup { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>When the audit log saw it taken away again.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>False when only the audit log shows it.</summary>
    public bool IsInObjects { get; init; } = true;

    /// <summary>
    /// Held now as far as the evidence tells: the objects show it, or they were not captured and the log saw it given and not
    /// taken away.
    /// </summary>
    public bool IsEffective { get; init; } = true;

    public required EvidenceItem Evidence { get; init; }
}
