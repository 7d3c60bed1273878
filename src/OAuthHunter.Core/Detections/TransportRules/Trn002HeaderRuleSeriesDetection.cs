using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-002.</summary>
public sealed class Trn002HeaderRuleSeriesDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-002",
        Title = "Several rules that take off headers were made together",
        Severity = Severity.Critical,
        Escalation = "High when none of the rules has touched a message so far: all are only tried out (mode Audit), have a date ahead, or were made disabled.",
        Logic = "Three or more rules with RemoveHeader that one actor made or set within 60 minutes (audit log, else the objects' author and last change), or whose names are a series of consecutive numbers. "
            + "At least one of the headers must be one that tells where mail came from. One finding lists the whole group.",
        Rationale = "A rule takes off one header only. The intruders of 2022 therefore made twelve rules, by script, for the twelve headers that could have betrayed them.",
        BenignIf = "No benign case is known. Rules with which a product takes off its own headers are not reported.",
        Remediation = "Disable all rules of the group, examine the app or account that made them, and look for the connector that they served.",
        Techniques = ["T1070", "T1672"],
        Needs = [MailFlowNeeds.Audit, MailFlowNeeds.Rules],
        Permissions = [MailFlowNeeds.ReadAudit, MailFlowNeeds.ReadConfiguration],
        Licence = MailFlowNeeds.AuditLicence,
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context) =>
        HeaderRuleGroups.Find(context.Facts.MailFlow).Where(group => group.IsTimed && group.HidesSource).Select(group => Report(context, group));

    private Finding Report(HuntContext context, HeaderRuleGroup group)
    {
        var first = group.Rules[0];
        var names = group.Rules.Select(rule => rule.Name).ToList();
        var headers = group.Rules.SelectMany(HeaderRemoval.All).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var target = new FindingTarget(TargetKind.TransportRule, first.Name, names.Count == 1 ? first.Name : $"{first.Name} and {names.Count - 1} more")
        {
            Subjects = [.. names.Select(Subject.Rule)],
        };
        var idle = group.Rules.Select(rule => RuleForce.Idle(rule, context.Now)).ToList();
        var isIdle = idle.All(reason => reason is not null);
        var finding = FindingFactory.Create(
            Descriptor, target, isIdle ? Severity.High : Severity.Critical,
            $"{names.Count} rules take off {headers.Count} headers; {group.Tie}. Rules: {string.Join(", ", names)}. Headers: {string.Join(", ", headers)}.{(isIdle ? $" As far as the evidence tells they have taken off nothing so far: {string.Join("; ", idle.Distinct())}." : string.Empty)}",
            group.Rules.SelectMany(rule => rule.Evidence),
            string.Join("|", names) + "|" + first.CreatedAt?.UtcDateTime.ToString("s", System.Globalization.CultureInfo.InvariantCulture));
        return finding with
        {
            Subjects = MailFlowFinding.Subjects(target.Subjects, group.Rules.SelectMany(rule => rule.Events).Where(change => change.Succeeded), context.Facts),
            LastSeen = group.Rules.Any(MailFlowFinding.IsLasting) ? null : finding.LastSeen,

            // The last change of an object need not be the one that gave it the header.
            Confidence = group.IsFromLog ? Confidence.High : Confidence.Medium,
        };
    }
}
