using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-004.</summary>
public sealed class Trn004FilterBypassDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-004",
        Title = "Transport rule takes mail past filtering",
        Severity = Severity.Medium,
        Escalation = "High when it is younger than 30 days, has no condition but a scope, or forges the mark of an internal sender. Low when the rule does not act, or when a sender's address or a header must prove the exemption from Safe Links and Safe Attachments.",
        Logic = "SetSCL -1 without a condition on sender addresses or on a header (a sender's domain alone can be forged); or a header is set that switches off Safe Links or Safe Attachments, or that makes a message count as internal (AuthAs).",
        Rationale = "Such a rule is a door beside the filter: whoever knows its condition gets his mail delivered.",
        BenignIf = "A phishing simulation or a scanner needs it. Advanced delivery policies serve that without a rule.",
        Remediation = "Tie the rule to addresses and an authenticated sender, or replace it by the advanced delivery policy, or remove it.",
        Techniques = ["T1562.001"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/security-and-compliance/mail-flow-rules/use-rules-to-set-scl")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.TransportRules)
        {
            if (Judge(context, history) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Judge(HuntContext context, TransportRuleHistory history)
    {
        var isProved = RuleConditions.DemandProof(history);
        var isForged = BadRuleAction.ForgesInternal(history);
        var action = BadRuleAction.SkipsSpamFilter(history) && !isProved ? "takes mail past the spam filter (SCL -1)"
            : isForged ? $"makes mail count as internal ({history.Rule.SetHeaderName})"
            : BadRuleAction.SwitchesProtectionOff(history) ? $"switches protection off ({history.Rule.SetHeaderName})"
            : null;
        if (action is null)
        {
            return null;
        }

        var reasons = new List<string>();
        if (RuleFinding.IsYoung(context, history))
        {
            reasons.Add("It is younger than 30 days.");
        }

        if (RuleConditions.Of(history).All(condition => condition.Name.EndsWith("Scope", StringComparison.OrdinalIgnoreCase)) && BadRuleAction.IsKnown(history))
        {
            reasons.Add("It has no condition beyond a scope.");
        }

        if (isForged)
        {
            reasons.Add("It forges the mark of an internal sender.");
        }

        var isLow = !RuleFinding.Acts(history) || (isProved && !isForged);
        return MailFlowFinding.On(
            Descriptor, history.ToTarget(), history, context.Facts,
            isLow ? Severity.Low : reasons.Count > 0 ? Severity.High : Severity.Medium,
            $"Rule '{history.Name}' {action}; conditions: {RuleConditions.Describe(history)}.{RuleFinding.State(history)}",
            isLow ? [] : reasons);
    }
}
