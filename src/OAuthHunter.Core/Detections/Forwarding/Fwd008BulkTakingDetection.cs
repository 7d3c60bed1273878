using OAuthHunter.Detections.Connectors;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.Mailboxes;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.Forwarding;

/// <summary>FWD-008.</summary>
public sealed class Fwd008BulkTakingDetection : Detection
{
    private const double Memory = 30;
    private const double Recent = 90;

    private static readonly Dictionary<string, string> Takings = new(StringComparer.OrdinalIgnoreCase)
    {
        ["New-MailboxExportRequest"] = "exported a mailbox",
        ["New-MigrationBatch"] = "began a migration of mailboxes",
        ["New-ComplianceSearch"] = "searched all mailboxes",
        ["New-ComplianceSearchAction"] = "acted on what a search of mailboxes found",
        ["New-App"] = "installed an add-in for mailboxes",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "FWD-008",
        Title = "Journal, export, migration, search or add-in takes mail in bulk",
        Severity = Severity.High,
        Escalation = "Critical for an export or purge by an application or an admin at risk. Medium for a search without an action, an add-in, a journal that has stood for over 90 days, and where the log does not reach back 30 days to show who usually does it. "
            + "Low for a journal at a known product.",
        Logic = "A journal rule whose target lies outside; New-MailboxExportRequest, New-MigrationBatch, New-ComplianceSearch, New-ComplianceSearchAction, New-App by somebody who did none of these in the 30 days before. "
            + "Microsoft's own service and staff are passed over.",
        Rationale = "These take whole mailboxes at once, with the organisation's own tools, and look like administration.",
        BenignIf = "A legal case, an archive product or a migration is under way and its owner confirms it.",
        Remediation = "Ask for the case number. If there is none: stop it, remove the journal rule or add-in, find where the export was downloaded to, and examine the actor.",
        Techniques = ["T1114.002"],
        Needs = [new("journal rules", EntitySets.JournalRules), MailboxNeeds.Audit],
        Permissions = [MailboxNeeds.ReadConfiguration, MailboxNeeds.ReadAudit],
        Licence = "Exchange Online; searches by eDiscovery E3 or E5",
        References = [MailboxNeeds.CompromisedAccount],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) =>
        Journals(context).Concat(Operations(context));

    private IEnumerable<Finding> Journals(HuntContext context)
    {
        foreach (var journal in context.Facts.Mailboxes.Forwardings.Where(forwarding => forwarding.Kind == ForwardingKind.JournalRule && forwarding.Targets.Any(target => target.IsExternal != false)))
        {
            var target = journal.Targets.First(one => one.IsExternal != false);
            var product = MailGateways.MatchDomain([target.Domain]);
            var alarm = MailFlowFinding.Alarm(journal.By, context.Facts);
            var severity = product is not null && alarm is null ? Severity.Low
                : alarm is not null ? Severity.Critical
                : target.IsExternal is null || (journal.Until is null && context.Age(journal.Since) is { TotalDays: > Recent }) ? Severity.Medium : Severity.High;
            yield return MailboxFinding.On(
                Descriptor, journal, context.Facts, severity,
                $"Journal rule '{journal.RuleName}' {(journal.Until is null ? "copies" : "copied")} the mail of {journal.Mailbox} to {target}{(product is null ? string.Empty : $" ({product.Vendor})")}.{MailboxFinding.Provenance(journal, context.Facts)}",
                alarm is null ? [] : [alarm]) with { Confidence = target.IsExternal is null ? Confidence.Low : Confidence.High };
        }
    }

    private IEnumerable<Finding> Operations(HuntContext context)
    {
        var takings = context.Facts.Mailboxes.Changes.Where(change => change.Succeeded && Takings.ContainsKey(change.Operation)
            && change.Actor.Kind is not (AuditActorKind.System or AuditActorKind.Datacenter)).ToList();
        foreach (var group in takings.GroupBy(change => (Actor: change.Actor.Key ?? change.Actor.Name, change.Operation)).OrderBy(group => group.Key.Actor, StringComparer.Ordinal).ThenBy(group => group.Key.Operation, StringComparer.Ordinal))
        {
            var first = group.First();
            var start = context.Facts.Coverage.Of(EntitySets.UnifiedAuditLog).First;
            if (takings.Any(earlier => earlier.Actor.Key == first.Actor.Key && earlier.Time < first.Time && earlier.Time >= first.Time.AddDays(-Memory)))
            {
                continue;
            }

            yield return Judge(context, [.. group], start <= first.Time.AddDays(-Memory));
        }
    }

    private Finding Judge(HuntContext context, IReadOnlyList<MailFlowEvent> changes, bool isBaselineKnown)
    {
        var first = changes[0];
        var alarm = MailFlowFinding.Alarm(first.Actor, context.Facts);
        var isHarsh = changes.Any(change => change.Operation.Equals("New-MailboxExportRequest", StringComparison.OrdinalIgnoreCase)
            || change.Parameters.Any(parameter => parameter.Name is "Purge" or "Export" && parameter.Value is not "False"));
        var isLight = first.Operation is "New-ComplianceSearch" or "New-App";
        var severity = alarm is not null ? (isHarsh ? Severity.Critical : Severity.High) : isLight || !isBaselineKnown ? Severity.Medium : Severity.High;
        var who = MailFlowFinding.NameOf(first.Actor, context.Facts);
        var target = MailFlowFinding.AppOf(first.Actor, context.Facts)?.ToTarget() ?? new FindingTarget(TargetKind.User, first.Actor.UserPrincipalName ?? first.Actor.Name, who) { Subjects = [Subject.User(first.Actor.UserPrincipalName ?? first.Actor.Name)] };
        return MailboxFinding.On(
            Descriptor, target, context.Facts, severity,
            $"{who} {Takings[first.Operation]} {changes.Count} time(s), first at {MailFlowFinding.Moment(first.Time)}{(isBaselineKnown ? ", and had not done so in the 30 days before" : string.Empty)}.",
            changes, changes.Select(change => change.Evidence), first.Operation)
            with { Escalations = alarm is null ? [] : [alarm], Confidence = isBaselineKnown ? Confidence.High : Confidence.Medium };
    }
}
