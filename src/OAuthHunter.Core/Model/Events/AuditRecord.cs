namespace OAuthHunter.Model;

/// <summary>A record of the unified audit log (<c>AuditData</c> of <c>Search-UnifiedAuditLog</c>).</summary>
public sealed record AuditRecord : EvidenceRecord
{
    public string? Id { get; init; }

    /// <summary>UTC, also where the record names no zone.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>As recorded, without a final full stop or blank.</summary>
    public string? Operation { get; init; }
    public string? RecordType { get; init; }
    public string? Workload { get; init; }
    public string? ResultStatus { get; init; }
    public string? OrganizationId { get; init; }
    public string? UserId { get; init; }
    public string? UserKey { get; init; }

    /// <summary>0 Regular, 2 Admin, 3 DcAdmin, 4 System, 5 Application, 6 ServicePrincipal, 9 PartnerTechnician, 10 Guest.</summary>
    public int? UserType { get; init; }

    /// <summary>Address without port or brackets.</summary>
    public string? ClientIP { get; init; }
    public string? ObjectId { get; init; }
    public string? AppId { get; init; }
    public string? ClientAppId { get; init; }
    public bool? ExternalAccess { get; init; }
    public string? UserAgent { get; init; }
    public string? SessionId { get; init; }
    public string? ApplicationId { get; init; }
    public string? ErrorNumber { get; init; }
    public string? LogonError { get; init; }

    /// <summary>Only what was typed: a Set shows changes, not the object.</summary>
    public IReadOnlyList<NameValue> Parameters { get; init; } = [];
    public IReadOnlyList<NameValue> ExtendedProperties { get; init; } = [];
    public IReadOnlyList<ModifiedProperty> ModifiedProperties { get; init; } = [];
    public IReadOnlyList<TypedId> Actor { get; init; } = [];
    public IReadOnlyList<TypedId> Target { get; init; } = [];

    /// <summary>Whose mailbox it was, in records of mailboxes; user principal name or, without one, GUID.</summary>
    public string? MailboxOwner { get; init; }

    /// <summary>In records of mailboxes: 0 owner, 1 administrator, 2 delegate.</summary>
    public int? LogonType { get; init; }

    /// <summary>In records of mailboxes: kind of access, whether the log was throttled, what a rule does; null in all others.</summary>
    public IReadOnlyList<NameValue>? OperationProperties { get; init; }

    /// <summary>True when AuditData was cut off or unreadable, so only the outer columns and what stands before the cut are known.</summary>
    public bool IsDamaged { get; init; }
}
