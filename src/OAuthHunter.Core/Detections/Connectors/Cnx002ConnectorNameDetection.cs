using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-002.</summary>
public sealed class Cnx002ConnectorNameDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-002",
        Title = "Inbound connector is named as in a known campaign",
        Severity = Severity.High,
        Escalation = "Critical when three or more rules take off headers.",
        Logic = "A name that the connector bears or once bore, now or in the audit log, follows the pattern of the 2022 campaign (Ran_ and five letters). "
            + "Names that merely look random or like a test are not reported.",
        Rationale = "The script of the 2022 campaign named its connectors by this pattern. Connectors were removed after each wave, so the log is searched as well as the listing.",
        BenignIf = "Somebody chose such a name by chance and can tell what the connector is for.",
        Remediation = "Treat it as the campaign's connector until its maker is known: switch it off, trace its mail, examine the app or admin that made it.",
        Techniques = ["T1672"],
        Needs = [MailFlowNeeds.Connectors, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var strippers = context.Facts.MailFlow.TransportRules.Count(rule => HeaderRemoval.All(rule).Count > 0);
        foreach (var history in context.Facts.MailFlow.InboundConnectors)
        {
            var name = history.PreviousNames.Concat([history.Name]).FirstOrDefault(text => SuspiciousNames.ConnectorName(text) is { Confidence: Confidence.High });
            if (name is null)
            {
                continue;
            }

            var escalations = strippers >= HeaderRuleGroups.Smallest ? new[] { $"{strippers} transport rules take off headers." } : [];
            var state = history.IsGone ? " It is gone now." : string.Empty;
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                escalations.Length > 0 ? Severity.Critical : Severity.High,
                $"The connector name '{name}' follows the pattern of the 2022 campaign; made by {MailFlowFinding.NameOf(history.CreatedBy, context.Facts)}.{state}",
                escalations);
        }
    }
}
