namespace OAuthHunter.Facts.MailFlow;

/// <summary>Which rules send mail through which outbound connector.</summary>
internal static class RuleRouting
{
    /// <summary>The connector that a rule names, by name; null when it routes nowhere.</summary>
    public static string? Target(TransportRuleHistory rule)
    {
        var text = rule.Rule.RouteMessageOutboundConnector?.Trim();
        return string.IsNullOrEmpty(text) ? null : ObjectIdentity.Parse(text).Name ?? text;
    }

    public static bool RoutesTo(TransportRuleHistory rule, OutboundConnectorHistory connector) =>
        Target(rule) is { } name
        && (string.Equals(name, connector.Name, StringComparison.OrdinalIgnoreCase) || string.Equals(name, connector.Connector.Guid, StringComparison.OrdinalIgnoreCase)
            || connector.PreviousNames.Contains(name, StringComparer.OrdinalIgnoreCase));
}
