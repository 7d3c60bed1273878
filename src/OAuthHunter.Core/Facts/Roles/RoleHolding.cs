using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Roles;

/// <summary>One principal and one role that it holds in Entra: how, where and since when.</summary>
public sealed record RoleHolding
{
    public required string PrincipalId { get; init; }

    /// <summary>UPN of a user, name of an app or group, else the object id.</summary>
    public required string PrincipalName { get; init; }

    public RolePrincipalKind PrincipalKind { get; init; }

    /// <summary>Null when users were not captured or it is none.</summary>
    public User? User { get; init; }

    /// <summary>Null when it is no app.</summary>
    public AppProfile? App { get; init; }

    public required string RoleTemplateId { get; init; }

    public required string RoleName { get; init; }

    /// <summary>0 rules the tenant, 1 rules a workload; null when nobody rated it.</summary>
    public int? Tier { get; init; }

    public bool IsExchangePlane { get; init; }

    /// <summary>A role of the tenant's own making.</summary>
    public bool IsCustom { get; init; }

    /// <summary>Must be activated through PIM first.</summary>
    public bool IsEligible { get; init; }

    /// <summary>Active without an end and without an activation; null when PIM was not captured, so that nobody can tell.</summary>
    public bool? IsStanding { get; init; }

    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>"/" for the whole tenant, else an administrative unit or an object.</summary>
    public string Scope { get; init; } = "/";

    public string? ViaGroupId { get; init; }

    /// <summary>Name of the group that it comes through; null when direct.</summary>
    public string? ViaGroup { get; init; }

    public DateTimeOffset? AssignedAt { get; init; }

    /// <summary>The rows that show it; never empty.</summary>
    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    public bool IsTenantWide => Scope == "/";

    /// <summary>Eligible, standing or active, and through what; for people.</summary>
    public string How => (IsEligible ? "eligible" : IsStanding == true ? "standing" : "active")
        + (ViaGroup is null ? string.Empty : $" through {ViaGroup}")
        + (IsTenantWide ? string.Empty : $" on {Scope}");
}
