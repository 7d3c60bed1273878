using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-005.</summary>
public sealed class Trn005OutsideCopyDetection : Detection
{
    private static readonly string[] MoneyWords =
    [
        "ceo", "cfo", "chief", "director", "executive", "board", "president", "finance", "financial", "accounting", "accounts payable", "payroll", "salary", "invoice", "payment", "wire",
        "transfer", "bank", "iban", "swift", "merger", "acquisition", "contract", "rechnung", "zahlung", "überweisung", "facture", "paiement", "factuur", "betaling", "factura", "pago",
    ];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-005",
        Title = "Transport rule sends mail outside the organisation",
        Severity = Severity.High,
        Escalation = "Critical when a condition looks for executives or money. Low when the recipient is a known mail product's, or the rule does not act.",
        Logic = "RedirectMessageTo, BlindCopyTo, CopyTo or AddToRecipients holds an address whose domain is not one of the organisation's. Where its domains are not known nothing is judged.",
        Rationale = "A rule copies the mail of the whole organisation or of chosen people, and no mailbox shows it.",
        BenignIf = "An archive, a journal or a ticket system receives the copies.",
        Remediation = "Ask whose address it is. If nobody knows: disable the rule, note who made it, and find what was copied by message trace.",
        Techniques = ["T1114.003"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/security-and-compliance/mail-flow-rules/mail-flow-rule-actions")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.TransportRules)
        {
            if (RuleRecipients.Outside(history, context.Facts.Tenant) is not { Count: > 0 } outside)
            {
                continue;
            }

            var product = MailGateways.MatchDomain(outside.Select(pair => pair.Address.Substring(pair.Address.LastIndexOf('@') + 1)));
            var isLow = product is not null || !RuleFinding.Acts(history);
            var word = isLow ? null : RuleConditions.Mentions(history, MoneyWords);
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                isLow ? Severity.Low : word is not null ? Severity.Critical : Severity.High,
                $"Rule '{history.Name}' {string.Join(", ", outside.Select(pair => $"{pair.Action} {pair.Address}"))}; conditions: {RuleConditions.Describe(history)}"
                    + $"{(product is null ? string.Empty : $"; the address seems to be that of {product.Vendor}")}.{RuleFinding.State(history)}",
                word is null ? [] : [$"Its conditions look for '{word}'."]);
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) =>
        context.Facts.MailFlow.TransportRules.Any(history => RuleRecipients.Outside(history, context.Facts.Tenant) is null)
            ? ["The organisation's domains are not known, so rules with recipients could not be judged."]
            : [];
}
