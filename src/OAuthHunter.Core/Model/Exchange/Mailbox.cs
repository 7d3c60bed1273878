namespace OAuthHunter.Model;

/// <summary>A mailbox with what decides where its mail goes and what is logged of it (<c>Get-Mailbox</c>, <c>Get-EXOMailbox</c>).</summary>
public sealed record Mailbox : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }

    /// <summary>Object id of the user in Entra.</summary>
    public string? ExternalDirectoryObjectId { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? PrimarySmtpAddress { get; init; }
    public string? DisplayName { get; init; }
    public string? Alias { get; init; }

    /// <summary>UserMailbox, SharedMailbox, RoomMailbox, DiscoveryMailbox …</summary>
    public string? RecipientTypeDetails { get; init; }

    /// <summary>A recipient of the organisation (often a mail contact) that gets the mail; a name, not an address.</summary>
    public string? ForwardingAddress { get; init; }

    /// <summary>An address that gets the mail, <c>smtp:someone@example.com</c>.</summary>
    public string? ForwardingSmtpAddress { get; init; }

    /// <summary>False when the mailbox keeps no copy of what is forwarded.</summary>
    public bool? DeliverToMailboxAndForward { get; init; }
    public bool? AuditEnabled { get; init; }

    /// <summary>Logon types that still have the default set of audited actions.</summary>
    public IReadOnlyList<string>? DefaultAuditSet { get; init; }
    public IReadOnlyList<string>? AuditOwner { get; init; }
    public IReadOnlyList<string>? AuditDelegate { get; init; }
    public IReadOnlyList<string>? AuditAdmin { get; init; }
    public bool? HiddenFromAddressListsEnabled { get; init; }
    public IReadOnlyList<string>? GrantSendOnBehalfTo { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
