using System.Globalization;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-003.</summary>
public sealed class Cnx003ShortLivedConnectorDetection : Detection
{
    private const int MostVolumeRows = 12;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-003",
        Title = "Inbound connector was made and soon removed",
        Severity = Severity.High,
        Escalation = "Critical when the actor is an application or an admin at risk, or when rules that hide the source of mail existed at the same time. Medium when the removal itself "
            + "is not in the log, or when it fits a set-up tool and only a damaged record tells of its making. Low for set-up tools: a person's connector that lived at most 15 minutes, bears a known product's or the hybrid wizard's name, and met no such rule (or none of the same hand, if a certificate bound it).",
        Logic = "The life of each connector is replayed from New-, Set- and Remove-InboundConnector. Rules that hid the source of mail at the time, and outbound mail through it where there is a message trace, stand in the finding in one order of time. Reported when it lasted seven days or less, or when the creation is in "
            + "the log, the connector is absent from a complete listing and no removal was recorded.",
        Rationale = "The intruders of 2022 removed their connector after each wave of spam. Afterwards only the audit log shows that it was there.",
        BenignIf = "An admin tried something out, or the set-up of a mail product made a temporary connector (SEPPmail's TempConnector, a repeated hybrid wizard run).",
        Remediation = "Trace the mail of that time span by connector, find out who made it, and look for the next wave: the app or account that made it can do it again.",
        Techniques = ["T1672", "T1070"],
        Needs = [MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadAudit],
        Licence = MailFlowNeeds.AuditLicence,
        References = [MailFlowNeeds.Campaign, MailFlowNeeds.ConnectorResponse],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.InboundConnectors)
        {
            if (ShortLife.IsShort(history))
            {
                yield return Judge(context, history);
            }
            else if (ShortLife.HasVanished(history))
            {
                yield return MailFlowFinding.On(
                    Descriptor, history.ToTarget(), history, context.Facts, Severity.Medium,
                    $"Connector '{history.Name}' was made on {MailFlowFinding.Moment(history.CreatedAt!.Value)} by {MailFlowFinding.NameOf(history.CreatedBy, context.Facts)} and is gone, yet the log shows no removal.")
                    with { Confidence = Confidence.Medium, NotAssessed = history.Gaps };
            }
        }
    }

    private Finding Judge(HuntContext context, ConnectorHistory history)
    {
        var reasons = new[] { history.CreatedBy, history.RemovedBy }.Select(actor => MailFlowFinding.Alarm(actor, context.Facts)).OfType<string>().Distinct().ToList();
        var companions = context.Facts.MailFlow.TransportRules.Where(rule => HeaderRemoval.HidesSource(rule) && ShortLife.Overlap(history, rule)).ToList();
        var isApart = companions.Count == 0 ? true : SetUpConnector.IsApart(history, companions);
        var tool = reasons.Count == 0 && isApart != false ? SetUpConnector.ToolOf(history) : null;
        if (companions.Count > 0 && tool is null)
        {
            reasons.Add($"Rules that take off telling headers existed at the same time: {string.Join(", ", companions.Select(rule => rule.Name))}.");
        }

        var volume = context.Facts.MailVolume.Of(history);
        var sent = volume?.Days.Sum(day => day.Recipients) ?? 0;
        var summary = $"Connector '{history.Name}' ({history.Connector.ConnectorType ?? (history.Events.Any(change => change.Record.IsDamaged) ? "type not known" : "type not typed")}) lived {MailFlowFinding.Duration(history.Lifetime!.Value)}: "
            + $"made on {MailFlowFinding.Moment(history.CreatedAt!.Value)} by {MailFlowFinding.NameOf(history.CreatedBy, context.Facts)}, "
            + $"removed on {MailFlowFinding.Moment(history.RemovedAt!.Value)} by {MailFlowFinding.NameOf(history.RemovedBy, context.Facts)}."
            + (tool is null ? string.Empty : $" It looks like a step in the set-up of {tool}.{(isApart is null ? " Whether it was bound to a certificate, the damaged record of its creation does not tell, and rules that take off telling headers existed at the same time." : string.Empty)}")
            + (sent == 0 ? string.Empty : $" {sent.ToString("N0", CultureInfo.InvariantCulture)} recipients outside got mail through it.")
            + (companions.Count == 0 ? string.Empty : $" Time line: {LifeTimeLine.Tell(history, companions)}.");
        var finding = MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            reasons.Count > 0 ? Severity.Critical : tool is null ? Severity.High : isApart is null ? Severity.Medium : Severity.Low,
            summary,
            reasons,
            LifeTimeLine.Rows(history, companions, volume?.Days.SelectMany(day => day.Evidence).Take(MostVolumeRows) ?? []));
        return history.Gaps.Count == 0 ? finding : finding with { NotAssessed = history.Gaps, Confidence = isApart is null && tool is not null ? Confidence.Medium : finding.Confidence };
    }
}
