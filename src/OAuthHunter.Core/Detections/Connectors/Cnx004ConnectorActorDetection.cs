using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Connectors;

/// <summary>CNX-004.</summary>
public sealed class Cnx004ConnectorActorDetection : Detection
{
    private static readonly TimeSpan Memory = TimeSpan.FromDays(180);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "CNX-004",
        Title = "Inbound connector was made or changed by an application or an unusual actor",
        Severity = Severity.High,
        Escalation = "Critical when the application may administer Exchange on its own (one of the ManageAsApp permissions). Medium for a delegated partner or an admin who made no "
            + "such change in the 180 days before; Low for the service itself and Microsoft's staff.",
        Logic = "New- or Set-InboundConnector by a service principal; by a user through a client that is neither an admin portal nor the Exchange PowerShell module; by an account "
            + "without a UPN; from outside the organisation (partner, datacentre: labelled, not dropped); or by a user who touched no connector or rule in the 180 days before, where the log reaches back that far.",
        Rationale = "Connectors are set up by people, seldom. In the 2022 campaign an app did it, with Exchange.ManageAsApp and a role, long after the stolen admin account had served its purpose.",
        BenignIf = "A deployment pipeline, a mail product's set-up or a delegated partner is known to manage connectors.",
        Remediation = "If the app is not known: disable its service principal, take away its credentials, permissions and roles, and keep in mind that issued tokens live on for an hour or more. Then undo the change.",
        Techniques = ["T1098", "T1672"],
        Needs = [MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadAudit],
        Licence = MailFlowNeeds.AuditLicence,
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.InboundConnectors)
        {
            var byActor = history.Events
                .Where(change => change.Succeeded && !change.IsRemoval)
                .GroupBy(change => change.Actor.Key ?? change.Actor.Name, StringComparer.OrdinalIgnoreCase);
            foreach (var changes in byActor)
            {
                if (Judge(context, history, [.. changes]) is { } finding)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Judge(HuntContext context, ConnectorHistory history, IReadOnlyList<MailFlowEvent> changes)
    {
        var actor = changes[0].Actor;
        var (severity, why, escalation) = Weigh(context, changes);
        if (why is null)
        {
            return null;
        }

        var verb = changes.Any(change => change.IsCreation) ? "made" : "changed";
        var finding = MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts, severity,
            $"Connector '{history.Name}' was {verb} by {MailFlowFinding.NameOf(actor, context.Facts)}: {why}.",
            escalation is null ? [] : [escalation],
            changes.Select(change => change.Evidence).Concat(AppEvidence(context, actor)),
            actor.Key ?? actor.Name);
        var subjects = MailFlowFinding.Subjects(history.ToTarget().Subjects, changes, context.Facts);
        var isVague = actor.Kind == AuditActorKind.Unknown || changes.Any(change => change.Record.IsDamaged);
        return finding with { Subjects = subjects, Confidence = isVague ? Confidence.Medium : finding.Confidence };
    }

    private static (Severity Severity, string? Why, string? Escalation) Weigh(HuntContext context, IReadOnlyList<MailFlowEvent> changes)
    {
        var actor = changes[0].Actor;
        switch (actor.Kind)
        {
            case AuditActorKind.Application:
                var permission = MailFlowFinding.AppOf(actor, context.Facts)?.Permissions.FirstOrDefault(held => held.IsManageExchange);
                return permission is null
                    ? (Severity.High, "an application, not a person", null)
                    : (Severity.Critical, "an application, not a person", $"The application holds {permission.Value}: it can administer Exchange without any user.");
            case AuditActorKind.System:
                return (Severity.Low, "the service itself, which seldom touches connectors", null);
            case AuditActorKind.Datacenter:
                return (Severity.Low, "Microsoft's staff or automation, from outside the organisation", null);
            case AuditActorKind.Partner:
                return (Severity.Medium, "a delegated partner, from outside the organisation", null);
            case AuditActorKind.Unknown:
                return (Severity.High, "the record does not name a person", null);
        }

        if (changes.SelectMany(change => new[] { change.Record.AppId, change.Record.ClientAppId }).FirstOrDefault(IsForeignClient) is { } client)
        {
            return (Severity.High, $"a user working through client {context.Facts.FindApp(client)?.Name ?? client}, which is no admin tool of Exchange", null);
        }

        if (actor.UserPrincipalName is null)
        {
            return (Severity.High, "an account without a user principal name", null);
        }

        return IsFirstTime(context, changes[0])
            ? (Severity.Medium, "a user who changed no connector or rule in the 180 days before", null)
            : (Severity.Info, null, null);
    }

    private static bool IsForeignClient(string? client) => Guid.TryParse(client, out var id) && id != Guid.Empty && !MailFlowClient.IsAdminTool(id.ToString("D"));

    // Whoever appears first in a short log is not unusual for that: the log must reach back far enough to tell.
    private static bool IsFirstTime(HuntContext context, MailFlowEvent change)
    {
        if (!(context.Facts.Coverage.Of(EntitySets.UnifiedAuditLog).First <= change.Time - Memory))
        {
            return false;
        }

        var mailFlow = context.Facts.MailFlow;
        return !mailFlow.InboundConnectors.SelectMany(history => history.Events).Concat(mailFlow.TransportRules.SelectMany(history => history.Events))
            .Any(earlier => earlier.Actor.Key == change.Actor.Key && earlier.Time < change.Time && earlier.Time >= change.Time - Memory);
    }

    private static IEnumerable<EvidenceItem> AppEvidence(HuntContext context, AuditActor actor) =>
        MailFlowFinding.AppOf(actor, context.Facts) is { } app
            ? new[] { app.Evidence }.Concat(app.Permissions.Where(held => held.IsManageExchange).Select(held => held.Evidence))
            : [];
}
