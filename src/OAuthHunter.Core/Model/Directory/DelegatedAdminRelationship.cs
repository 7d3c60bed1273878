namespace OAuthHunter.Model;

/// <summary>Roles that a partner has in this tenant (Graph <c>delegatedAdminRelationship</c>).</summary>
public sealed record DelegatedAdminRelationship : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>active, expiring, terminated …</summary>
    public string? Status { get; init; }
    public DelegatedAdminCustomer? Customer { get; init; }
    public DelegatedAdminAccess? AccessDetails { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? ActivatedDateTime { get; init; }
    public DateTimeOffset? EndDateTime { get; init; }

    /// <summary>ISO 8601 duration by which it renews itself; PT0S when it does not.</summary>
    public string? AutoExtendDuration { get; init; }
}
