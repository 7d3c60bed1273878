using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Networking;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-007.</summary>
public sealed class Cnx007FilteringSkipDetection : Detection
{
    private const double Young = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-007",
        Title = "Enhanced filtering passes over the true source of mail",
        Severity = Severity.Medium,
        Escalation = "High when it was set within 30 days. Low when the connector bears a known gateway's name or certificate.",
        Logic = "EFSkipIPs holds a range larger than /24 (IPv4) or /48 (IPv6), an address of a bulk mail provider, or, where the organisation's DNS was read, an address that no SPF record of its domains names. "
            + "EFSkipLastIP alone is how gateways are meant to be set up and is not reported.",
        Rationale = "Addresses that are skipped count as the organisation's own gateway, and the sender before them is judged in their place. A list that holds a stranger lets that stranger choose whom Exchange takes for the sender.",
        BenignIf = "A gateway stands in front of Exchange Online and publishes large ranges.",
        Remediation = "Keep only the gateway's published addresses in EFSkipIPs, or use EFSkipLastIP.",
        Techniques = ["T1672", "T1562.001"],
        Needs = [MailFlowNeeds.Connectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.InboundConnectors.Where(history => history.Connector.Enabled != false && history.Connector.EFSkipIPs is { Count: > 0 }))
        {
            var reasons = Reasons(context, history);
            if (reasons.Count == 0)
            {
                continue;
            }

            var setAt = MailFlowFinding.SetAt(history, "EFSkipIPs");
            var isFresh = context.IsWithinDays(setAt, Young);
            var product = ConnectorShape.ProductByCertificate(history.Connector) ?? ConnectorShape.ProductByName(history.Name);
            var test = history.Connector.EFTestMode == true ? " It is in test mode." : string.Empty;
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                product is not null ? Severity.Low : isFresh ? Severity.High : Severity.Medium,
                $"Connector '{history.Name}' skips {string.Join("; ", reasons)}{(product is null ? string.Empty : $"; it seems to belong to {product.Vendor}")}.{test}{MailFlowFinding.State(history)}",
                isFresh && product is null ? [$"Set on {MailFlowFinding.Moment(setAt!.Value)}, within 30 days."] : []);
        }
    }

    private static List<string> Reasons(HuntContext context, ConnectorHistory history)
    {
        var ranges = IpRange.ParseAll(history.Connector.EFSkipIPs);
        var reasons = ranges.Where(IsLarge).Select(range => $"the large range {range}").ToList();
        reasons.AddRange(BulkSenderOverlap.Of(ranges).Select(overlap => $"a bulk mail provider's {overlap}"));
        if (SenderOrigin.NotPublished(ranges, context.Facts.MailFlow.Configuration) is { Count: > 0 } outside)
        {
            reasons.Add($"{string.Join(", ", outside)}, which no {SenderOrigin.Published(context.Facts.MailFlow.Configuration)} of an own domain names");
        }

        return reasons;
    }

    private static bool IsLarge(IpRange range) => range.PrefixBits < (range.IsIPv6 ? 48 : 24);
}
