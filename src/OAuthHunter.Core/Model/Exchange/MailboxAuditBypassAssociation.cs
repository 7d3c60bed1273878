namespace OAuthHunter.Model;

/// <summary>Whether what an account does in mailboxes goes unlogged (<c>Get-MailboxAuditBypassAssociation</c>).</summary>
public sealed record MailboxAuditBypassAssociation : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public string? ObjectId { get; init; }
    public bool? AuditBypassEnabled { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
