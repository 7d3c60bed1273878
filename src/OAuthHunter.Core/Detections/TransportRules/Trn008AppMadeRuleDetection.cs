using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-008.</summary>
public sealed class Trn008AppMadeRuleDetection : Detection
{
    private const double Settled = 180;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-008",
        Title = "Transport rules made by an application, or harmful ones kept out of sight",
        Severity = Severity.Medium,
        Escalation = "High when an application made or changed rules, Critical when one of them hides the source of mail (TRN-001). Low when the application has done so for more than a month, or is older than half a year and its rules are known to be harmless.",
        Logic = "New- or Set-TransportRule by an application: one finding per application lists its rules. And rules with a harmful action (headers, filter, deletion, copies outside) that are disabled, "
            + "only tried out (Mode Audit), or set to begin or end by date.",
        Rationale = "People make transport rules, seldom apps. A harmful rule that is off, in test mode or dated waits for its hour, and a look at active rules passes it over.",
        BenignIf = "A deployment pipeline manages rules, or an admin switched a bad rule off.",
        Remediation = "Examine the application; remove rules that nobody needs instead of leaving them disabled.",
        Techniques = ["T1098"],
        Needs = [MailFlowNeeds.Audit, MailFlowNeeds.Rules],
        Permissions = [MailFlowNeeds.ReadAudit, MailFlowNeeds.ReadConfiguration],
        Licence = MailFlowNeeds.AuditLicence,
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var made = context.Facts.MailFlow.TransportRules
            .SelectMany(rule => rule.Events.Where(change => change.Succeeded && !change.IsRemoval && change.Actor.Kind == AuditActorKind.Application).Select(change => (Rule: rule, Change: change)))
            .GroupBy(pair => pair.Change.Actor.Key ?? pair.Change.Actor.Name, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        var baseline = new ActorBaseline(context.Facts.MailFlow.TransportRules);
        foreach (var byApp in made)
        {
            yield return ReportApp(context, baseline, [.. byApp.Select(pair => pair.Rule).Distinct()], [.. byApp.Select(pair => pair.Change).OrderBy(change => change.Time)]);
        }

        foreach (var history in context.Facts.MailFlow.TransportRules.Where(rule => !rule.IsGone))
        {
            if (BadRuleAction.Of(history, context.Facts.Tenant) is { } action && Waiting(history.Rule) is { } how)
            {
                yield return MailFlowFinding.On(
                    Descriptor, history.ToTarget(), history, context.Facts, Severity.Medium, $"Rule '{history.Name}', which {action}, is {how}.", discriminator: "waiting");
            }
        }
    }

    private static string? Waiting(TransportRule rule) =>
        string.Equals(rule.State, "Disabled", StringComparison.OrdinalIgnoreCase) ? "disabled, not removed"
        : rule.Mode?.StartsWith("Audit", StringComparison.OrdinalIgnoreCase) == true ? $"in test mode ({rule.Mode})"
        : rule.ActivationDate is { } start ? $"set to begin on {MailFlowFinding.Moment(start)}"
        : rule.ExpiryDate is { } end ? $"set to end on {MailFlowFinding.Moment(end)}"
        : null;

    private Finding ReportApp(HuntContext context, ActorBaseline baseline, IReadOnlyList<TransportRuleHistory> rules, IReadOnlyList<MailFlowEvent> changes)
    {
        var actor = changes[0].Actor;
        var hiders = rules.Where(HeaderRemoval.HidesSource).ToList();
        var isUsual = baseline.IsUsual(actor, changes[changes.Count - 1].Time);
        var isSettled = context.Age(MailFlowFinding.AppOf(actor, context.Facts)?.CreatedAt) is { TotalDays: > Settled }
            && rules.All(rule => BadRuleAction.IsKnown(rule) && BadRuleAction.Of(rule, context.Facts.Tenant) is null);
        var names = rules.Select(rule => rule.Name).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var name = MailFlowFinding.NameOf(actor, context.Facts);
        var target = new FindingTarget(TargetKind.TransportRule, names[0], names.Count == 1 ? names[0] : $"{names[0]} and {names.Count - 1} more") { Subjects = [.. names.Select(Subject.Rule)] };
        var finding = FindingFactory.Create(
            Descriptor, target,
            hiders.Count > 0 ? Severity.Critical : isUsual || isSettled ? Severity.Low : Severity.High,
            $"{char.ToUpperInvariant(name[0])}{name.Substring(1)} made or changed {names.Count} transport {(names.Count == 1 ? "rule" : "rules")}: {string.Join(", ", names)}"
                + $"{(isUsual ? "; it has done so for more than a month" : isSettled ? "; the application is older than half a year and none of the rules does harm" : string.Empty)}.",
            changes.Select(change => change.Evidence),
            actor.Key ?? actor.Name);
        return finding with
        {
            Subjects = MailFlowFinding.Subjects(target.Subjects, changes, context.Facts),
            Escalations = hiders.Count > 0 ? [$"They hide where mail came from: {string.Join(", ", hiders.Select(rule => rule.Name).Distinct(StringComparer.OrdinalIgnoreCase))}."] : [],
            LastSeen = rules.Any(MailFlowFinding.IsLasting) ? null : finding.LastSeen,
        };
    }
}
