using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-007.</summary>
public sealed class Trn007ShortLivedRuleDetection : Detection
{
    private const int Many = 3;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(60);

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-007",
        Title = "Transport rules were made and soon removed",
        Severity = Severity.High,
        Escalation = "Critical when a short-lived connector existed at the same time, unless it is a product's set-up connector, bound to its certificate and made by another hand. Of rules removed together: Low when all are known to be harmless or bear the name of a product that makes and removes rules, "
            + "Medium when damaged records leave open what at most half of them did and the others are known to be harmless.",
        Logic = "The life of each rule is replayed from the audit log. Reported when it lasted seven days or less and the rule hid the source of mail, went past filters, deleted mail or sent it outside; "
            + "and when one actor removed three or more other rules within 60 minutes.",
        Rationale = "Rules that serve an attack are cleared away with it. Their removal in one go is often all that is left.",
        BenignIf = "An admin tidied up, or a mail product replaced its rules. Rules known to be harmless and rules named for such products are told apart by what was typed when they were made and by name.",
        Remediation = "Trace mail of that time span, find out who made and removed the rules, and look for the connector that they served.",
        Techniques = ["T1070", "T1672"],
        Needs = [MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadAudit],
        Licence = MailFlowNeeds.AuditLicence,
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var reported = new HashSet<TransportRuleHistory>();
        foreach (var history in context.Facts.MailFlow.TransportRules.Where(ShortLife.IsShort))
        {
            if (BadRuleAction.Of(history, context.Facts.Tenant) is { } action)
            {
                reported.Add(history);
                yield return ReportOne(context, history, action);
            }
        }

        var removed = context.Facts.MailFlow.TransportRules.Where(history => history.RemovedAt is not null && !reported.Contains(history));
        foreach (var byActor in removed.GroupBy(history => history.RemovedBy?.Key ?? string.Empty, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var batch in Batches([.. byActor.OrderBy(history => history.RemovedAt).ThenBy(history => history.Name, StringComparer.Ordinal)]))
            {
                yield return ReportMany(context, batch);
            }
        }
    }

    private static IEnumerable<List<TransportRuleHistory>> Batches(List<TransportRuleHistory> removals)
    {
        for (var start = 0; start < removals.Count; start++)
        {
            var batch = removals.Skip(start).TakeWhile(history => history.RemovedAt - removals[start].RemovedAt <= Window).ToList();
            if (batch.Count >= Many)
            {
                yield return batch;
                start += batch.Count - 1;
            }
        }
    }

    private Finding ReportOne(HuntContext context, TransportRuleHistory history, string action)
    {
        var connectors = context.Facts.MailFlow.InboundConnectors.Where(connector => ShortLife.IsShort(connector) && ShortLife.Overlap(connector, history) && !IsSetUp(connector, history)).ToList();
        var escalations = connectors.Count > 0 ? new[] { $"A short-lived connector existed at the same time: {string.Join(", ", connectors.Select(connector => connector.Name))}." } : [];
        return MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            connectors.Count > 0 ? Severity.Critical : Severity.High,
            $"Rule '{history.Name}', which {action}, lived {MailFlowFinding.Duration(history.Lifetime!.Value)}: made on {MailFlowFinding.Moment(history.CreatedAt!.Value)} by "
                + $"{MailFlowFinding.NameOf(history.CreatedBy, context.Facts)}, removed on {MailFlowFinding.Moment(history.RemovedAt!.Value)} by {MailFlowFinding.NameOf(history.RemovedBy, context.Facts)}.",
            escalations,
            history.Evidence.Concat(connectors.SelectMany(connector => connector.Evidence)));
    }

    // A product's connector of a few minutes, made by another hand and, as far as is known, bound to its certificate, served no rule.
    private static bool IsSetUp(ConnectorHistory connector, TransportRuleHistory rule) => SetUpConnector.ToolOf(connector) is not null && SetUpConnector.IsApart(connector, [rule]) != false;

    private Finding ReportMany(HuntContext context, List<TransportRuleHistory> batch)
    {
        var names = batch.Select(history => history.Name).ToList();
        var unknown = batch.Count(history => !BadRuleAction.IsKnown(history));
        var isHarmless = batch.All(history => BadRuleAction.IsNamedForProduct(history)
            || (BadRuleAction.IsKnown(history) && BadRuleAction.Of(history, context.Facts.Tenant) is null));

        // What the damaged few did, their many harmless companions make likely and do not prove.
        var isLikelyHarmless = !isHarmless && unknown * 2 <= batch.Count && batch.Where(BadRuleAction.IsKnown).All(history => BadRuleAction.Of(history, context.Facts.Tenant) is null)
            && batch.All(history => history.CreatedAt is not null);
        var target = new FindingTarget(TargetKind.TransportRule, names[0], $"{names[0]} and {names.Count - 1} more") { Subjects = [.. names.Select(Subject.Rule)] };
        var removals = batch.Select(history => history.Events.Last(change => change.IsRemoval && change.Succeeded)).ToList();
        var finding = FindingFactory.Create(
            Descriptor, target, isHarmless ? Severity.Low : isLikelyHarmless ? Severity.Medium : Severity.High,
            $"{names.Count} rules were removed within {MailFlowFinding.Duration(batch[batch.Count - 1].RemovedAt!.Value - batch[0].RemovedAt!.Value)} by "
                + $"{MailFlowFinding.NameOf(batch[0].RemovedBy, context.Facts)}: {string.Join(", ", names)}."
                + (unknown > 0 ? $" The log does not tell what {unknown} of them did." : string.Empty),
            removals.Select(change => change.Evidence),
            $"removals|{removals[0].Time.UtcDateTime:s}");
        return finding with
        {
            Subjects = MailFlowFinding.Subjects(target.Subjects, removals, context.Facts),
            Confidence = unknown > 0 || isHarmless ? Confidence.Medium : Confidence.High,
            NotAssessed = [.. batch.SelectMany(history => history.Gaps).Distinct()],
        };
    }
}
