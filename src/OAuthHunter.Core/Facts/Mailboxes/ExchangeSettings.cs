using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Settings of Exchange and of logging as they were captured, for detections that read them plainly.</summary>
public sealed record ExchangeSettings
{
    public static ExchangeSettings Empty { get; } = new();

    public IReadOnlyList<HostedOutboundSpamFilterPolicy> OutboundSpamPolicies { get; init; } = [];

    public IReadOnlyList<RemoteDomain> RemoteDomains { get; init; } = [];

    public IReadOnlyList<TransportConfig> TransportConfigs { get; init; } = [];

    public IReadOnlyList<CasMailbox> CasMailboxes { get; init; } = [];

    public IReadOnlyList<Mailbox> Mailboxes { get; init; } = [];

    public IReadOnlyList<BlockedSenderAddress> BlockedSenders { get; init; } = [];

    public IReadOnlyList<BlockedConnector> BlockedConnectors { get; init; } = [];

    public IReadOnlyList<AdminAuditLogConfig> AdminAuditLogConfigs { get; init; } = [];

    public IReadOnlyList<MailboxAuditBypassAssociation> BypassAssociations { get; init; } = [];

    public IReadOnlyList<OrganizationConfig> OrganizationConfigs { get; init; } = [];

    /// <summary>Changes of the diagnostic settings of Entra, in time order.</summary>
    public IReadOnlyList<AzureActivity> DiagnosticActivities { get; init; } = [];
}
