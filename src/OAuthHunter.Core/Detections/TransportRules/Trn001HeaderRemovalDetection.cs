using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-001.</summary>
public sealed class Trn001HeaderRemovalDetection : Detection
{
    private const int ManySeedHeaders = 3;

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-001",
        Title = "Transport rule takes off headers that tell where mail came from",
        Severity = Severity.High,
        Escalation = "Critical when it belongs to rules that together take off three or more of the twelve headers of the 2022 campaign, when a condition ties it to a connector, "
            + "address or sender, or when it stands before a rule that looks for the header. One step less when it has touched no message so far: only tried out (mode Audit), with a date ahead, made disabled, or behind a rule that ends processing for every message. Low when it only keeps workstation addresses, or the hop trail of outgoing mail, private.",
        Logic = "RemoveHeader, now or at any time that the log shows, names one of the twelve headers of the 2022 campaign or a related one; case does not matter. "
            + "Headers that are not in the table, such as a product's own, are not reported.",
        Rationale = "Without these headers the recipient sees neither the true source of a message nor that SPF, DKIM or DMARC failed.",
        BenignIf = "It protects privacy by taking X-Originating-IP or Received off outgoing mail.",
        Remediation = "Disable the rule, note who made it and when, trace mail of that time, then remove it.",
        Techniques = ["T1070", "T1562.001", "T1672"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var groups = HeaderRuleGroups.Find(context.Facts.MailFlow);
        foreach (var history in context.Facts.MailFlow.TransportRules)
        {
            var headers = HeaderRemoval.Telling(history);
            if (headers.Count == 0)
            {
                continue;
            }

            var group = groups.FirstOrDefault(candidate => candidate.Rules.Contains(history) && candidate.SeedHeaders.Count >= ManySeedHeaders);
            var now = context.Now;
            var idle = RuleForce.Idle(history, now);
            var isPrivate = group is null && HeaderRemoval.IsPrivacyMeasure(history);
            var reasons = isPrivate ? [] : Reasons(history, group, headers.Count(HeaderRemoval.IsSeed));
            var blinded = RuleOrder.Blinded(history, HeaderRemoval.All(history), context.Facts.MailFlow.TransportRules, now);
            if (blinded.Count > 0)
            {
                reasons.Add($"It stands before {string.Join(", ", blinded.Select(rule => $"rule '{rule.Name}'"))} and takes away the header looked for there.");
            }

            var stopper = RuleOrder.Stopper(history, context.Facts.MailFlow.TransportRules, now);
            idle ??= stopper is null ? null : $"rule '{stopper.Name}' in front of it ends processing for every message";
            var state = history.IsGone ? " The rule is gone now." : history.Rule.State is "Disabled" ? " The rule is disabled now." : string.Empty;
            var finding = MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                isPrivate ? Severity.Low : Lowered(reasons.Count > 0 ? Severity.Critical : Severity.High, idle),
                $"Rule '{history.Name}' takes off {string.Join(", ", headers.Select(header => header.Why.Length > 0 ? $"{header.Header} ({header.Why})" : header.Header))}.{state}{Standing(history.Rule, idle, now)}",
                reasons);
            yield return group is { IsTimed: false } ? finding with { Confidence = Confidence.Medium } : finding;
        }
    }

    // What has touched no message yet is preparation.
    private static Severity Lowered(Severity severity, string? idle) => idle is null ? severity : severity - 1;

    private static string Standing(TransportRule rule, string? idle, DateTimeOffset now) =>
        (idle is null ? string.Empty : $" As far as the evidence tells it has taken off nothing so far: {idle}.")
        + (RuleForce.Dates(rule, now) is { } dates ? $" It {dates}." : string.Empty)
        + (rule.StopRuleProcessing == true ? " No rule behind it acts on the same mail (StopRuleProcessing)." : string.Empty);

    private static List<string> Reasons(TransportRuleHistory history, HeaderRuleGroup? group, int ownSeedHeaders)
    {
        var reasons = new List<string>();
        if (group is not null)
        {
            reasons.Add($"Together with {group.Rules.Count - 1} other rules it takes off {group.SeedHeaders.Count} headers of the 2022 campaign: {group.Tie}.");
        }

        if (ownSeedHeaders >= ManySeedHeaders)
        {
            reasons.Add($"It was turned from one header to the next: {ownSeedHeaders} headers of the 2022 campaign in all.");
        }

        if (Condition(history.Rule) is { } condition)
        {
            reasons.Add($"It acts only on mail of a chosen source: {condition}.");
        }

        return reasons;
    }

    private static string? Condition(TransportRule rule)
    {
        if (rule.SenderIpRanges is { Count: > 0 } ranges)
        {
            return $"sender addresses {string.Join(", ", ranges)}";
        }

        if (rule.From is { Count: > 0 } from)
        {
            return $"senders {string.Join(", ", from)}";
        }

        if (rule.SenderDomainIs is { Count: > 0 } domains)
        {
            return $"sender domains {string.Join(", ", domains)}";
        }

        return new[] { rule.HeaderContainsMessageHeader, rule.HeaderMatchesMessageHeader }
            .FirstOrDefault(header => header?.IndexOf("connector", StringComparison.OrdinalIgnoreCase) >= 0) is { } mark
                ? $"header {mark}"
                : null;
    }
}
