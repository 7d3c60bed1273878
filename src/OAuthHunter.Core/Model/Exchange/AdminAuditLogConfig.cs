namespace OAuthHunter.Model;

/// <summary>Whether the unified audit log is on (<c>Get-AdminAuditLogConfig</c>).</summary>
public sealed record AdminAuditLogConfig : EvidenceRecord
{
    public string? Identity { get; init; }

    /// <summary>Only Exchange Online answers this truly; a session with the compliance centre always says false.</summary>
    public bool? UnifiedAuditLogIngestionEnabled { get; init; }
    public bool? AdminAuditLogEnabled { get; init; }

    /// <summary>When it was first switched on; null when it never was or the export does not tell.</summary>
    public DateTimeOffset? UnifiedAuditLogFirstOptInDate { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
