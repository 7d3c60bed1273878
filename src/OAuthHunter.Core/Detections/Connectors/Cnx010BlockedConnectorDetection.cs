using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-010.</summary>
public sealed class Cnx010BlockedConnectorDetection : Detection
{
    private const double Recent = 30;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-010",
        Title = "Microsoft blocked a connector, or somebody unblocked one",
        Severity = Severity.High,
        Escalation = "Critical when an application or an admin at risk unblocked it.",
        Logic = "Any row of Get-BlockedConnector; any Remove-BlockedConnector within 30 days. The connector's name is looked up by its GUID.",
        Rationale = "Exchange Online blocks a connector when it looks compromised: a wave of spam went through it. Unblocking it lets the next wave out.",
        BenignIf = "No benign case is known. A connector is unblocked rightly only after its cause was found.",
        Remediation = "Follow Microsoft's guide to compromised connectors: find who made or changed it, undo the change, remove the intruder's app, and only then unblock.",
        Techniques = ["T1496.004"],
        Needs = [MailFlowNeeds.BlockedConnectors, MailFlowNeeds.Audit],
        Permissions = ["Exchange Online: Security Reader", MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.ConnectorResponse],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.Of(MailFlowObjectKind.BlockedConnector))
        {
            var connector = Connector(context, history);
            var name = connector?.Name ?? history.Name;
            if (history is { IsPresent: true, IsGone: false })
            {
                var reason = history.Setting("Reason") is { Length: > 0 } text ? $": {text}" : string.Empty;
                yield return Complete(context, connector, MailFlowFinding.On(
                    Descriptor, Target(history, name), history, context.Facts, Severity.High, $"Microsoft blocked connector '{name}'{reason}.", discriminator: "blocked"));
            }

            foreach (var release in history.Events.Where(change => change.Succeeded && change.IsRemoval && context.IsWithinDays(change.Time, Recent)))
            {
                var alarm = MailFlowFinding.Alarm(release.Actor, context.Facts);
                yield return Complete(context, connector, MailFlowFinding.On(
                    Descriptor, Target(history, name), history, context.Facts,
                    alarm is null ? Severity.High : Severity.Critical,
                    $"Connector '{name}', which Microsoft had blocked, was unblocked on {MailFlowFinding.Moment(release.Time)} by {MailFlowFinding.NameOf(release.Actor, context.Facts)}.",
                    alarm is null ? [] : [alarm],
                    [release.Evidence],
                    $"unblocked|{release.Time.UtcDateTime:s}"));
            }
        }
    }

    private static FindingTarget Target(ObjectHistory history, string name) => history.ToTarget() with { Name = name };

    private static ConnectorHistory? Connector(HuntContext context, ObjectHistory history)
    {
        var id = history.Setting("ConnectorId") ?? history.Name;
        return context.Facts.MailFlow.InboundConnectors.FirstOrDefault(connector => string.Equals(connector.Connector.Guid, id, StringComparison.OrdinalIgnoreCase)
            || string.Equals(connector.Name, history.Name, StringComparison.OrdinalIgnoreCase));
    }

    private static Finding Complete(HuntContext context, ConnectorHistory? connector, Finding finding) => connector is null
        ? finding
        : finding with
        {
            Subjects = [.. finding.Subjects.Concat(MailFlowFinding.Subjects(connector.ToTarget().Subjects, connector.Events.Where(change => change.Succeeded), context.Facts)).Distinct(StringComparer.Ordinal)],
            Evidence = [.. finding.Evidence.Concat(connector.Evidence)],
        };
}
