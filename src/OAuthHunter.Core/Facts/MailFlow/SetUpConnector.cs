using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Connectors that the set-up of a product makes and removes again.</summary>
internal static class SetUpConnector
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>
    /// What the connector looks like a step in the set-up of; null when it does not. A name can be copied; so the whole shape must
    /// fit: a person, and minutes.
    /// </summary>
    public static string? ToolOf(ConnectorHistory history)
    {
        if (history.Lifetime is not { } lifetime || lifetime > Longest || history.CreatedBy is not { Kind: AuditActorKind.User or AuditActorKind.Partner })
        {
            return null;
        }

        return ConnectorShape.IsHybrid(history.Connector) || ConnectorShape.IsWizardName(history.Name)
            ? "a hybrid organisation"
            : (ConnectorShape.ProductByCertificate(history.Connector) ?? ConnectorShape.ProductByName(history.Name))?.Vendor;
    }

    /// <summary>
    /// Whether it has nothing to do with the rules beside it: one that only the holder of a certificate could use is no part of what
    /// somebody else did with rules at the time. Null when other hands made the rules, but the damaged record of its creation does
    /// not tell whether a certificate bound it.
    /// </summary>
    public static bool? IsApart(ConnectorHistory history, IReadOnlyCollection<TransportRuleHistory> rules)
    {
        var hands = new HashSet<string?>(history.Events.Select(change => change.Actor.Key), StringComparer.Ordinal);
        if (hands.Contains(null) || !rules.All(rule => rule.Events.All(change => change.Actor.Key is { } key && !hands.Contains(key))))
        {
            return false;
        }

        var connector = history.Connector;
        return ConnectorShape.IsBoundToCertificate(connector) ? true
            : connector.RequireTls != false && history.Events.Any(change => change is { IsCreation: true, Succeeded: true, Record.IsDamaged: true }) ? null
            : false;
    }
}
