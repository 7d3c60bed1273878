using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-008.</summary>
public sealed class Cnx008BulkSenderConnectorDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-008",
        Title = "Inbound connector takes mail from a bulk mail provider",
        Severity = Severity.High,
        Escalation = "Critical for type OnPremises. Low for a Partner connector whose certificate or sender domain is a known mail gateway's.",
        Logic = "An address or range of SenderIPAddresses overlaps with the published ranges of a bulk mail provider. Connectors that are disabled are judged too: "
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
            if (overlaps.Count == 0)
            {
                continue;
            }

            var isOnPremises = ConnectorShape.IsOnPremises(history.Connector);
            var gateway = ConnectorShape.ProductByCertificate(history.Connector);
            var isGateway = gateway is not null && string.Equals(history.Connector.ConnectorType, "Partner", StringComparison.OrdinalIgnoreCase);
            var finding = MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                isOnPremises ? Severity.Critical : isGateway ? Severity.Low : Severity.High,
                $"Connector '{history.Name}' takes mail from {string.Join("; ", overlaps)}{(isGateway ? $"; it seems to belong to {gateway!.Vendor}" : string.Empty)}.",
                isOnPremises ? ["Of type OnPremises, it lets the provider's other customers relay as the organisation."] : []);
            yield return history.Connector.ConnectorType is null ? finding with { Confidence = Confidence.Medium } : finding;
        }
    }
}
