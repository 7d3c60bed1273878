namespace OAuthHunter.Facts.MailFlow;

/// <summary>Kinds of objects whose lives are replayed from the Exchange admin audit.</summary>
public enum MailFlowObjectKind
{
    InboundConnector,

    OutboundConnector,

    TransportRule,

    /// <summary>A rule of one mailbox.</summary>
    InboxRule,

    JournalRule,

    AcceptedDomain,

    RemoteDomain,

    /// <summary>An Exchange role group with its members.</summary>
    RoleGroup,

    /// <summary>A protection policy or the rule that gives it its reach: connection, spam, outbound spam, malware, phishing, links, attachments, DKIM.</summary>
    Policy,

    /// <summary>Settings of the organisation that always exist: organisation, transport, admin audit log, trusted ARC sealers.</summary>
    Setting,

    /// <summary>An entry of the tenant's allow and block list.</summary>
    AllowBlockEntry,

    /// <summary>A connector that Microsoft has blocked.</summary>
    BlockedConnector,
}
