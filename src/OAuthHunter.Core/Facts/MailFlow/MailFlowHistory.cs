namespace OAuthHunter.Facts.MailFlow;

/// <summary>Objects of mail flow, the living and those that only the audit log remembers.</summary>
public sealed record MailFlowHistory
{
    public static MailFlowHistory Empty { get; } = new();

    public IReadOnlyList<ConnectorHistory> InboundConnectors { get; init; } = [];

    public IReadOnlyList<OutboundConnectorHistory> OutboundConnectors { get; init; } = [];

    public IReadOnlyList<TransportRuleHistory> TransportRules { get; init; } = [];

    /// <summary>Rules of mailboxes; <see cref="MailFlowObjectHistory.Owner"/> is the mailbox.</summary>
    public IReadOnlyList<ObjectHistory> InboxRules { get; init; } = [];

    /// <summary>Everything else: domains, role groups, journal rules, policies, settings, list entries.</summary>
    public IReadOnlyList<ObjectHistory> Others { get; init; } = [];

    /// <summary>Settings around them as they were when the evidence was captured.</summary>
    public MailFlowConfiguration Configuration { get; init; } = new();

    /// <summary>All histories, kind by kind.</summary>
    public IEnumerable<MailFlowObjectHistory> All =>
        InboundConnectors.Concat<MailFlowObjectHistory>(OutboundConnectors).Concat(TransportRules).Concat(InboxRules).Concat(Others);

    /// <summary>Those of one kind among <see cref="Others"/>.</summary>
    public IEnumerable<ObjectHistory> Of(MailFlowObjectKind kind) => Others.Where(history => history.Kind == kind);
}
