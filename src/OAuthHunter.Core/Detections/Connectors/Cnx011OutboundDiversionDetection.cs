using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-011.</summary>
public sealed class Cnx011OutboundDiversionDetection : Detection
{
    private const double Young = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-011",
        Title = "Outbound connector hands mail to an unknown host",
        Severity = Severity.High,
        Escalation = "Critical when an application or an admin at risk made or changed it, or when a rule feeds it and it is younger than 30 days. Medium when it takes only the mail for named domains and is young, Low when it is old.",
        Logic = "Enabled, not made by the hybrid wizard, does not deliver by MX, and a smart host is neither under an own domain nor a known mail product's nor a private address. "
            + "Broad is one that takes mail for all domains, all accepted domains or all messages, or that a rule routes mail to. Weak TLS is named.",
        Rationale = "Whoever receives the organisation's outgoing mail can read and change it. A connector with a foreign smart host needs no malware on any machine.",
        BenignIf = "The host belongs to a gateway, archive or encryption service that the organisation pays for.",
        Remediation = "Find out whose host it is. If nobody knows: switch the connector off, trace what went through it, examine its maker and the rules that route to it.",
        Techniques = ["T1114.003", "T1557"],
        Needs = [MailFlowNeeds.OutboundConnectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/use-connectors-to-configure-mail-flow")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.OutboundConnectors.Where(history => history.Connector.Enabled != false && !OutboundDiversion.IsHybrid(history.Connector)))
        {
            var hosts = OutboundDiversion.StrangeHosts(history.Connector, context.Facts.Tenant);
            if (hosts.Count > 0)
            {
                yield return Judge(context, history, hosts);
            }
        }
    }

    private Finding Judge(HuntContext context, OutboundConnectorHistory history, IReadOnlyList<string> hosts)
    {
        var connector = history.Connector;
        var isYoung = context.IsWithinDays(MailFlowFinding.SetAt(history, "SmartHosts", "RecipientDomains", "RouteAllMessagesViaOnPremises"), Young);
        var feeders = context.Facts.MailFlow.TransportRules.Where(rule => RuleRouting.RoutesTo(rule, history)).ToList();
        var isBroad = OutboundDiversion.IsBroad(connector) || feeders.Count > 0;
        var reasons = MailFlowFinding.Alarms(history, context.Facts).ToList();
        if (feeders.Count > 0 && isYoung)
        {
            reasons.Add($"It is younger than 30 days and rules route mail to it: {string.Join(", ", feeders.Select(rule => rule.Name))}.");
        }

        var severity = reasons.Count > 0 ? Severity.Critical : isBroad ? Severity.High : isYoung ? Severity.Medium : Severity.Low;
        var whose = OutboundDiversion.IsBroad(connector) ? "all mail" : feeders.Count > 0 || connector.IsTransportRuleScoped == true ? "the mail that rules choose" : $"mail for {string.Join(", ", connector.RecipientDomains ?? ["unnamed domains"])}";
        var tls = OutboundDiversion.IsWeakTls(connector) ? " The host's certificate is not checked." : string.Empty;
        return MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts, severity,
            $"Outbound connector '{history.Name}' hands {whose} to {string.Join(", ", hosts)}, which is neither the organisation's own nor a known mail product's.{tls}{MailFlowFinding.State(history)}",
            reasons,
            feeders.Count == 0 ? null : history.Evidence.Concat(feeders.SelectMany(rule => rule.Evidence)));
    }
}
