namespace OAuthHunter.Model;

/// <summary>A change in Entra (Graph <c>directoryAudit</c>), also as found in the unified audit log.</summary>
public sealed record DirectoryAudit : EvidenceRecord
{
    public string? Id { get; init; }
    public DateTimeOffset? ActivityDateTime { get; init; }

    /// <summary>Normalised: no trailing blank or full stop, plain hyphen for any dash.</summary>
    public string? ActivityDisplayName { get; init; }
    public string? Category { get; init; }
    public string? OperationType { get; init; }

    /// <summary>success, failure …; null when not in the evidence.</summary>
    public string? Result { get; init; }
    public string? ResultReason { get; init; }
    public string? CorrelationId { get; init; }
    public string? LoggedByService { get; init; }

    /// <summary>Who did it.</summary>
    public AuditActor InitiatedBy { get; init; } = AuditActor.Unknown;
    public IReadOnlyList<AuditTarget> TargetResources { get; init; } = [];
    public IReadOnlyList<NameValue> AdditionalDetails { get; init; } = [];
    public bool FromUnifiedAuditLog { get; init; }
}
