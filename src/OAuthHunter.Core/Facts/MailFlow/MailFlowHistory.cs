namespace OAuthHunter.Facts.MailFlow;

/// <summary>Connectors and rules, the living and those that only the audit log remembers.</summary>
public sealed record MailFlowHistory
{
    public static MailFlowHistory Empty { get; } = new();

    public IReadOnlyList<ConnectorHistory> InboundConnectors { get; init; } = [];

    public IReadOnlyList<TransportRuleHistory> TransportRules { get; init; } = [];
}
