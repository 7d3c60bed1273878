using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-003.</summary>
public sealed class Trn003RuleNameDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-003",
        Title = "Transport rule is named as in a known campaign",
        Severity = Severity.Medium,
        Escalation = "High when the rule takes off a header, Low when it is known to do something else. Medium stands for rules whose action the evidence does not tell.",
        Logic = "A name that the rule bears or once bore, now or in the audit log, follows the pattern of the 2022 campaign: Test01, Test02 … Test012.",
        Rationale = "The script of the 2022 campaign numbered its rules in this peculiar way.",
        BenignIf = "Admins try out rules under such names; without RemoveHeader it means little.",
        Remediation = "See what the rule does and who made it; with RemoveHeader treat it as the campaign's.",
        Techniques = ["T1036"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [MailFlowNeeds.Campaign],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.TransportRules)
        {
            var name = history.PreviousNames.Concat([history.Name]).FirstOrDefault(text => SuspiciousNames.TransportRuleName(text) is not null);
            if (name is null)
            {
                continue;
            }

            var headers = HeaderRemoval.All(history);
            var severity = headers.Count > 0 ? Severity.High : BadRuleAction.IsKnown(history) ? Severity.Low : Severity.Medium;
            var action = headers.Count > 0 ? $"it takes off {string.Join(", ", headers)}"
                : severity == Severity.Low ? "it takes off no header"
                : "the evidence does not tell what it does";
            var finding = MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts, severity,
                $"The rule name '{name}' follows the pattern of the 2022 campaign; {action}.",
                headers.Count > 0 ? ["It takes off a header."] : []);
            yield return severity == Severity.High ? finding : finding with { Confidence = Confidence.Low };
        }
    }
}
