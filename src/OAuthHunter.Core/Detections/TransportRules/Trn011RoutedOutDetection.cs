using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-011.</summary>
public sealed class Trn011RoutedOutDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-011",
        Title = "Transport rule routes mail to an unknown outbound connector",
        Severity = Severity.High,
        Escalation = "Critical when rule and connector are both younger than 30 days. Low when the rule does not act.",
        Logic = "RouteMessageOutboundConnector names a connector that hands mail to a host that is neither own nor a known product's (as in CNX-011), or one that a whole listing and the log do not know.",
        Rationale = "Connector and rule together divert chosen mail: the rule picks, the connector delivers to the intruder's server.",
        BenignIf = "An encryption or signature gateway receives the mail. Hosts of known products are not reported.",
        Remediation = "Disable the rule, then the connector; see who made them and trace what was routed.",
        Techniques = ["T1557", "T1114.003"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/conditional-mail-routing")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.TransportRules)
        {
            if (RuleRouting.Target(history) is not { } name)
            {
                continue;
            }

            var connectors = context.Facts.MailFlow.OutboundConnectors.Where(connector => RuleRouting.RoutesTo(history, connector)).ToList();
            var strange = connectors.FirstOrDefault(connector => !OutboundDiversion.IsHybrid(connector.Connector) && OutboundDiversion.StrangeHosts(connector.Connector, context.Facts.Tenant).Count > 0);
            if (strange is null && (connectors.Count > 0 || !context.Facts.Coverage.IsWhole(EntitySets.OutboundConnectors)))
            {
                continue;
            }

            yield return Report(context, history, name, strange);
        }
    }

    private Finding Report(HuntContext context, TransportRuleHistory history, string name, OutboundConnectorHistory? connector)
    {
        var isFresh = connector is not null && RuleFinding.IsYoung(context, history) && context.IsWithinDays(connector.CreatedAt, RuleFinding.Young);
        var where = connector is null
            ? "which no listing and no log knows"
            : $"which hands it to {string.Join(", ", OutboundDiversion.StrangeHosts(connector.Connector, context.Facts.Tenant))}";
        var finding = MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            !RuleFinding.Acts(history) ? Severity.Low : isFresh ? Severity.Critical : Severity.High,
            $"Rule '{history.Name}' routes mail to connector '{name}', {where}; conditions: {RuleConditions.Describe(history)}.{RuleFinding.State(history)}",
            isFresh && RuleFinding.Acts(history) ? ["Rule and connector are both younger than 30 days."] : [],
            connector is null ? null : history.Evidence.Concat(connector.Evidence));
        return connector is null ? finding with { Confidence = Confidence.Medium } : finding with { Subjects = [.. finding.Subjects.Append(Subject.OutboundConnector(connector.Name))] };
    }
}
