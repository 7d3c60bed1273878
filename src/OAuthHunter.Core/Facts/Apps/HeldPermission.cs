using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>A permission that an app really holds. Keyed by (resource, id): the same GUID can exist on two resources.</summary>
public sealed record HeldPermission
{
    private readonly PermissionMeaning meaning;
    private readonly Times? times;

    internal HeldPermission(PermissionMeaning meaning) => this.meaning = meaning;

    /// <summary>True for an application permission, false for a delegated scope.</summary>
    public bool IsApplicationPermission => meaning.IsApplicationPermission;

    /// <summary>Application id of the resource; null when the evidence names neither it nor its service principal.</summary>
    public string? ResourceAppId => meaning.AppId;

    public string? ResourceName => meaning.ResourceName;

    /// <summary>App role id; null for delegated scopes, which are granted by name.</summary>
    public string? PermissionId => meaning.PermissionId;

    /// <summary>Name such as Exchange.ManageAsApp; the id when nothing knows the name.</summary>
    public string Value => meaning.Name;

    /// <summary>Null when it is not in the table of dangerous permissions.</summary>
    public Severity? Danger => meaning.Danger?.Severity;

    /// <summary>Class in the table of dangerous permissions: exo-admin, tier0, mail-all …</summary>
    public string? DangerClass => meaning.Danger?.Class;

    /// <summary>Why it is dangerous.</summary>
    public string? DangerReason => meaning.Danger?.Reason;

    /// <summary>One of the four (resource, role) pairs that give app-only Exchange administration.</summary>
    public bool IsManageExchange => meaning.IsManageExchange;

    /// <summary>Delegated only: granted for every user.</summary>
    public bool IsTenantWide { get; init; }

    /// <summary>Delegated only: the user it was granted for; of a harmless scope that several users granted, one of them.</summary>
    public string? PrincipalId { get; init; }

    /// <summary>Delegated only: how many users granted it, each for himself. A dangerous scope stands once for each of them.</summary>
    public int UserCount { get; internal set; }

    public DateTimeOffset? GrantedAt
    {
        get => times?.GrantedAt;
        init => times = Times.Of(value, RemovedAt);
    }

    /// <summary>When the audit log saw it taken away again.</summary>
    public DateTimeOffset? RemovedAt
    {
        get => times?.RemovedAt;
        init => times = Times.Of(GrantedAt, value);
    }

    /// <summary>False when only the audit log shows the grant: it is gone, or the object was not captured.</summary>
    public bool IsInObjects { get; init; } = true;

    /// <summary>
    /// Held now as far as the evidence tells: the objects show it, or they were not captured and the log saw it given and not
    /// taken away.
    /// </summary>
    public bool IsEffective { get; init; } = true;

    public required EvidenceItem Evidence { get; init; }

    internal PermissionMeaning Meaning => meaning;

    // Most are delegated scopes, of which the objects tell no time: a tenant has a million of them.
    private sealed record Times(DateTimeOffset? GrantedAt, DateTimeOffset? RemovedAt)
    {
        public static Times? Of(DateTimeOffset? grantedAt, DateTimeOffset? removedAt) => grantedAt is null && removedAt is null ? null : new Times(grantedAt, removedAt);
    }
}
