using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-001.</summary>
public sealed class Cnx001RelayConnectorDetection : Detection
{
    private const double Young = 90;
    private const double Settled = 365;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-001",
        Title = "Inbound connector lets foreign servers relay as the organisation",
        Severity = Severity.High,
        Escalation = "Critical when an application or an admin at risk made or changed it, its name follows the 2022 pattern, its addresses are a bulk mail provider's, "
            + "or a rule hides the source of mail. Medium when only its name points to a known product, Low when certificate or settings do, or when it has demanded TLS for over a year.",
        Logic = "Type OnPremises, not made by the hybrid wizard, enabled, open to listed sender addresses or to any sender domain, and not bound to a certificate "
            + "(no TlsSenderCertificateName, or RequireTls not set). Addresses that are all private are passed over: nobody outside can use them.",
        Rationale = "Only connectors of type OnPremises make Exchange Online treat a sender as the organisation's own server and send its mail on to the world. "
            + "The intruders of 2022 made one for addresses that they controlled and sent spam in their victim's name.",
        BenignIf = "It stands for the organisation's own server, scanner or application with a fixed address, or for a signature or encryption service that binds it to a certificate.",
        Remediation = "Find out who owns the addresses. If nobody does: export the connector, switch it off with Set-InboundConnector -Enabled $false, trace the mail that came "
            + "through it, examine its creator, then remove it. If it is legitimate, bind it to a certificate.",
        Techniques = ["T1672", "T1496.004", "T1098"],
        Needs = [MailFlowNeeds.Connectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.Campaign, MailFlowNeeds.ConnectorResponse],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) =>
        context.Facts.MailFlow.InboundConnectors.Where(CanRelay).Select(history => Judge(context, history));

    private static bool CanRelay(ConnectorHistory history)
    {
        var connector = history.Connector;
        return connector.Enabled != false
            && ConnectorShape.IsOnPremises(connector)
            && !ConnectorShape.IsHybrid(connector)
            && !ConnectorShape.IsBoundToCertificate(connector)
            && !ConnectorShape.IsPrivateOnly(connector)
            && (connector.SenderIPAddresses is { Count: > 0 } || ConnectorShape.IsOpenToAll(connector));
    }

    private Finding Judge(HuntContext context, ConnectorHistory history)
    {
        var connector = history.Connector;
        var reasons = Reasons(context, history);
        var settled = context.Age(history.CreatedAt) is { TotalDays: > Settled };
        var severity = reasons.Count > 0 ? Severity.Critical
            : ConnectorShape.ProductByCertificate(connector) is not null ? Severity.Low
            : ConnectorShape.IsWizardName(history.Name) && connector.TlsSenderCertificateName is not null ? Severity.Low
            : settled && connector.RequireTls == true ? Severity.Low
            : ConnectorShape.ProductByName(history.Name) is not null ? Severity.Medium
            : Severity.High;
        var who = connector.SenderIPAddresses is { Count: > 0 } addresses ? string.Join(", ", addresses) : "any sender";
        var state = history.RemovedAt is { } removed ? $"until it was removed on {MailFlowFinding.Moment(removed)} it let" : history.IsGone ? "until it was removed it let" : "it lets";
        var fresh = context.IsWithinDays(history.CreatedAt, Young) ? " It is younger than 90 days." : string.Empty;
        var finding = MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts, severity,
            $"Connector '{history.Name}' is of type OnPremises and not bound to a certificate: {state} {who} send mail as the organisation's own server.{fresh}{Origin(context, history)}",
            reasons);

        // An old connector without any other sign is most often a forgotten scanner; a rebuilt one may lack what was never typed.
        var isPlain = reasons.Count == 0 && !context.IsWithinDays(history.CreatedAt, Young);
        return isPlain || (!history.IsPresent && history.Gaps.Count > 0) ? finding with { Confidence = Confidence.Medium } : finding;
    }

    private static string Origin(HuntContext context, ConnectorHistory history)
    {
        var addresses = ConnectorShape.Addresses(history.Connector);
        var rented = SenderOrigin.Rented(addresses);
        var outside = SenderOrigin.NotPublished(addresses, context.Facts.MailFlow.Configuration);
        return (rented.Count > 0 ? $" Anybody can rent servers there: {string.Join("; ", rented)}." : string.Empty)
            + (outside is null ? string.Empty : outside.Count > 0 ? $" No {SenderOrigin.Published(context.Facts.MailFlow.Configuration)} of an own domain names {string.Join(", ", outside)}." : $" Each of the addresses is named by an {SenderOrigin.Published(context.Facts.MailFlow.Configuration)} of an own domain.")
            + (SenderOrigin.OlderNeighbour(history, context.Facts.MailFlow.InboundConnectors) is { } older ? $" Connector '{older.Name}', which is older, takes mail from there too." : string.Empty);
    }

    private static List<string> Reasons(HuntContext context, ConnectorHistory history)
    {
        var reasons = new List<string>();
        reasons.AddRange(history.Events.Where(change => change.Succeeded).Select(change => MailFlowFinding.Alarm(change.Actor, context.Facts)).OfType<string>().Distinct());
        if (SuspiciousNames.ConnectorName(history.Name) is { Confidence: Confidence.High })
        {
            reasons.Add("Its name follows the pattern of the 2022 campaign.");
        }

        if (BulkSenderOverlap.Of(history.Connector) is { Count: > 0 } overlaps)
        {
            reasons.Add($"It takes mail from addresses of bulk mail providers: {string.Join("; ", overlaps)}.");
        }

        if (context.Facts.MailFlow.TransportRules.FirstOrDefault(rule => HeaderRemoval.Telling(rule).Any(HeaderRemoval.IsSeed) && HeaderRemoval.HidesSource(rule)) is { } hider)
        {
            reasons.Add($"Rule '{hider.Name}' takes off a header that would tell where mail came from.");
        }

        return reasons;
    }
}
