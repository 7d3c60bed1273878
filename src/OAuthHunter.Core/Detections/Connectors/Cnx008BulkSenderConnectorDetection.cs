using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-008.</summary>
public sealed class Cnx008BulkSenderConnectorDetection : Detection
{
    private const double Young = 90;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-008",
        Title = "Inbound connector takes mail from a bulk mail provider or rented servers",
        Severity = Severity.High,
        Escalation = "Bulk mail providers: Critical for type OnPremises, Low for a Partner connector whose certificate or sender domain is a known mail gateway's. "
            + "Rented servers: High when an application or an admin at risk made the connector or it is younger than 90 days, Medium otherwise, Low when the organisation's own SPF record (where DNS was read) names the addresses or the connector bears a known product's name.",
        Logic = "An address or range of SenderIPAddresses overlaps with the published ranges of a bulk mail provider; or, for type OnPremises not bound to a certificate, with the networks of a cloud or data centre where anybody can rent a server. Connectors that are disabled are judged too: "
            + "they were made for a purpose.",
        Rationale = "Bulk mail providers have no business relaying through the tenant as if they were its own servers. The intruders of 2022 sent their spam through such services.",
        BenignIf = "The organisation sends newsletters through that provider and somebody built a connector that it does not need, or a gateway runs in the provider's network.",
        Remediation = "Switch the connector off. Mail that the provider sends for you needs SPF and DKIM, not a connector.",
        Techniques = ["T1583.006", "T1672"],
        Needs = [MailFlowNeeds.Connectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.InboundConnectors)
        {
            var overlaps = BulkSenderOverlap.Of(history.Connector);
            var finding = overlaps.Count > 0 ? Bulk(context, history, overlaps) : Rented(context, history);
            if (finding is not null)
            {
                yield return history.Connector.ConnectorType is null ? finding with { Confidence = Confidence.Medium } : finding;
            }
        }
    }

    private Finding Bulk(HuntContext context, ConnectorHistory history, IReadOnlyList<string> overlaps)
    {
        var isOnPremises = ConnectorShape.IsOnPremises(history.Connector);
        var gateway = ConnectorShape.ProductByCertificate(history.Connector);
        var isGateway = gateway is not null && ConnectorShape.IsPartner(history.Connector);
        return MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            isOnPremises ? Severity.Critical : isGateway ? Severity.Low : Severity.High,
            $"Connector '{history.Name}' takes mail from {string.Join("; ", overlaps)}{(isGateway ? $"; it seems to belong to {gateway!.Vendor}" : string.Empty)}.",
            isOnPremises ? ["Of type OnPremises, it lets the provider's other customers relay as the organisation."] : []);
    }

    // Many organisations run their own mail server in a cloud, and gateways do: only the right to relay without a certificate makes it a matter.
    private Finding? Rented(HuntContext context, ConnectorHistory history)
    {
        var connector = history.Connector;
        if (!ConnectorShape.IsOnPremises(connector) || ConnectorShape.IsHybrid(connector) || ConnectorShape.IsBoundToCertificate(connector)
            || SenderOrigin.Rented(ConnectorShape.Addresses(connector)) is not { Count: > 0 } rented)
        {
            return null;
        }

        var alarms = MailFlowFinding.Alarms(history, context.Facts).ToList();
        var isYoung = context.IsWithinDays(history.CreatedAt, Young);
        var outside = SenderOrigin.NotPublished(ConnectorShape.Addresses(connector), context.Facts.MailFlow.Configuration);
        var isOwn = outside is { Count: 0 };
        return MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            alarms.Count > 0 ? Severity.High : isOwn || ConnectorShape.ProductByName(history.Name) is not null ? Severity.Low : isYoung ? Severity.High : Severity.Medium,
            $"Connector '{history.Name}' takes mail from networks in which anybody can rent a server: {string.Join("; ", rented)}"
                + $"{(isOwn ? $"; an {SenderOrigin.Published(context.Facts.MailFlow.Configuration)} of the organisation names each of them" : string.Empty)}.{MailFlowFinding.State(history)}",
            alarms);
    }
}
