using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-006.</summary>
public sealed class Trn006HidingRuleDetection : Detection
{
    private static readonly string[] Warnings =
    [
        "password", "passwort", "mot de passe", "wachtwoord", "contraseña", "security", "sicherheit", "sécurité", "mfa", "2fa", "verification", "verify", "sign-in", "signin", "login", "alert",
        "suspicious", "unusual", "compromised", "hacked", "phishing", "malware", "spam", "fraud", "undeliverable", "unzustellbar", "delivery status", "delivery failure", "mail delivery", "non remis",
        "mailer-daemon", "postmaster", "bounce", "ndr", "microsoft.com", "microsoftonline.com", "no-reply", "noreply", "donotreply", "blocked from sending", "restricted",
    ];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-006",
        Title = "Transport rule makes warnings disappear",
        Severity = Severity.Medium,
        Escalation = "High when it is younger than 30 days and acts. Low when it does not act.",
        Logic = "DeleteMessage or Quarantine with a condition that looks for words of security notices, passwords and non-delivery reports, or for Microsoft's and no-reply senders; words in several languages.",
        Rationale = "Intruders keep the notices from the people whom they would warn: new sign-in, changed rule, bounced spam.",
        BenignIf = "A data loss rule or a filter against a wave of phishing looks for such words.",
        Remediation = "Review the rule with its maker; look in quarantine and message trace for what it took.",
        Techniques = ["T1564.008", "T1070"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/security-and-compliance/mail-flow-rules/mail-flow-rule-actions")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.TransportRules.Where(history => history.Rule.DeleteMessage == true || history.Rule.Quarantine == true))
        {
            if (RuleConditions.Mentions(history, Warnings) is not { } word)
            {
                continue;
            }

            var isFresh = RuleFinding.Acts(history) && RuleFinding.IsYoung(context, history);
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                isFresh ? Severity.High : RuleFinding.Acts(history) ? Severity.Medium : Severity.Low,
                $"Rule '{history.Name}' {(history.Rule.DeleteMessage == true ? "deletes" : "quarantines")} mail with '{word}'; conditions: {RuleConditions.Describe(history)}.{RuleFinding.State(history)}",
                isFresh ? ["It is younger than 30 days."] : []);
        }
    }
}
