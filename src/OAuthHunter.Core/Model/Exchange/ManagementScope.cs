namespace OAuthHunter.Model;

/// <summary>Objects on which a scoped Exchange role works (<c>Get-ManagementScope</c>).</summary>
public sealed record ManagementScope : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }

    /// <summary>RecipientScope, ServerScope, DatabaseScope or PartnerDelegatedTenantScope.</summary>
    public string? ScopeRestrictionType { get; init; }

    public string? RecipientRoot { get; init; }

    /// <summary>OPATH filter that recipients must meet.</summary>
    public string? RecipientFilter { get; init; }

    /// <summary>Whether nobody without this scope may touch its objects.</summary>
    public bool? Exclusive { get; init; }

    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
