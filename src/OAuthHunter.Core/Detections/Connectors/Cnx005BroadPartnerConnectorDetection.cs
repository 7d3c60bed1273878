using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-005.</summary>
public sealed class Cnx005BroadPartnerConnectorDetection : Detection
{
    private const double Young = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-005",
        Title = "Partner connector takes mail of any sender from anywhere",
        Severity = Severity.Medium,
        Escalation = "High when an application or an admin at risk made it within 30 days. Low when it names its partner's domains but demands neither TLS, address nor certificate.",
        Logic = "Type Partner, enabled, any sender domain, restricted neither to addresses nor to a certificate; or named sender domains with RequireTls off and no restriction. "
            + "What the evidence does not tell is not taken for off.",
        Rationale = "A partner connector is meant to hold one partner to TLS and known addresses. One that takes anything from anywhere does the opposite: it names no partner, and its settings are applied to mail of strangers.",
        BenignIf = "It was left over from a migration. Connectors that lock the tenant to a mail gateway are restricted and not reported.",
        Remediation = "Restrict it to the partner's addresses or certificate, or remove it.",
        Techniques = ["T1672"],
        Needs = [MailFlowNeeds.Connectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/set-up-connectors-for-secure-mail-flow-with-a-partner")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.InboundConnectors.Where(history => ConnectorShape.IsPartner(history.Connector) && history.Connector.Enabled != false))
        {
            var connector = history.Connector;
            var isUnrestricted = ConnectorShape.IsOff(history, connector.RestrictDomainsToIPAddresses) && ConnectorShape.IsOff(history, connector.RestrictDomainsToCertificate);
            var isOpen = ConnectorShape.IsOpenToAll(connector);
            if (!isUnrestricted || (!isOpen && connector.RequireTls != false))
            {
                continue;
            }

            var alarms = isOpen && context.IsWithinDays(history.CreatedAt, Young) ? MailFlowFinding.Alarms(history, context.Facts) : [];
            var whose = isOpen ? "any sender" : string.Join(", ", connector.SenderDomains ?? []);
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                alarms.Count > 0 ? Severity.High : isOpen ? Severity.Medium : Severity.Low,
                $"Partner connector '{history.Name}' takes mail of {whose} and is restricted neither to addresses nor to a certificate"
                    + $"{(connector.RequireTls == false ? ", and demands no TLS" : string.Empty)}.{MailFlowFinding.State(history)}",
                alarms);
        }
    }
}
