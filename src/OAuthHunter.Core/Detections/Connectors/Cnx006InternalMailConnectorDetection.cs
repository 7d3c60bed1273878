using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-006.</summary>
public sealed class Cnx006InternalMailConnectorDetection : Detection
{
    private const double Young = 30;
    private const double Settled = 365;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-006",
        Title = "Inbound connector makes mail count as internal",
        Severity = Severity.High,
        Escalation = "Critical when it was set within 30 days. Low when a known product's certificate binds the connector, or any certificate has for over a year; Medium when a certificate of the organisation's own does or the organisation is hybrid.",
        Logic = "TreatMessagesAsInternal; CloudServicesMailEnabled on a connector that neither the hybrid wizard nor Microsoft's migration made; or TrustedOrganizations with a domain that is "
            + "neither the organisation's own nor a known mail product's. Connectors that are disabled are passed over.",
        Rationale = "Mail that counts as internal passes spam and spoof checks and shows no external mark. Whoever can send through such a connector sends as a colleague.",
        BenignIf = "A hybrid organisation was set up by hand, or a signature or encryption service returns mail through a connector bound to its certificate.",
        Remediation = "Set TreatMessagesAsInternal and CloudServicesMailEnabled to false unless the connector is that of the organisation's own Exchange servers; take unknown domains out of TrustedOrganizations.",
        Techniques = ["T1672", "T1562.001"],
        Needs = [MailFlowNeeds.Connectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.Campaign, new("https://learn.microsoft.com/en-us/powershell/module/exchange/set-inboundconnector")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var isHybrid = context.Facts.MailFlow.InboundConnectors.Any(history => history.IsPresent && ConnectorShape.IsHybrid(history.Connector));
        foreach (var history in context.Facts.MailFlow.InboundConnectors.Where(history => history.Connector.Enabled != false && !ConnectorShape.IsHybrid(history.Connector)))
        {
            var reasons = Reasons(context, history);
            if (reasons.Count == 0)
            {
                continue;
            }

            var setAt = MailFlowFinding.SetAt(history, "TreatMessagesAsInternal", "CloudServicesMailEnabled", "TrustedOrganizations");
            var isFresh = context.IsWithinDays(setAt, Young);
            var product = ConnectorShape.IsBoundToCertificate(history.Connector) ? ConnectorShape.ProductByCertificate(history.Connector) : null;
            var isSettled = ConnectorShape.IsBoundToCertificate(history.Connector) && context.Age(setAt) is { TotalDays: > Settled };
            var isBound = ConnectorShape.IsBoundToCertificate(history.Connector)
                && (isHybrid || ConnectorShape.IsWizardName(history.Name) || ConnectorShape.HasOwnCertificate(history.Connector, context.Facts.Tenant));
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                product is not null || isSettled ? Severity.Low : isBound ? Severity.Medium : isFresh ? Severity.Critical : Severity.High,
                $"Connector '{history.Name}' {string.Join("; ", reasons)}{(product is null ? string.Empty : $"; its certificate is that of {product.Vendor}")}.{MailFlowFinding.State(history)}",
                isFresh && product is null && !isBound ? [$"Set on {MailFlowFinding.Moment(setAt!.Value)}, within 30 days."] : []);
        }
    }

    private static List<string> Reasons(HuntContext context, ConnectorHistory history)
    {
        var connector = history.Connector;
        var reasons = new List<string>();
        if (connector.TreatMessagesAsInternal == true)
        {
            reasons.Add("treats its mail as internal (TreatMessagesAsInternal)");
        }

        if (connector.CloudServicesMailEnabled == true)
        {
            reasons.Add("keeps the marks by which hybrid servers vouch for mail (CloudServicesMailEnabled), though no hybrid set-up made it");
        }

        var strangers = (connector.TrustedOrganizations ?? []).Where(domain => context.Facts.Tenant.OwnsAddress(domain) == false && MailGateways.MatchDomain([domain]) is null).ToList();
        if (strangers.Count > 0)
        {
            reasons.Add($"trusts {string.Join(", ", strangers)} (TrustedOrganizations)");
        }

        return reasons;
    }
}
