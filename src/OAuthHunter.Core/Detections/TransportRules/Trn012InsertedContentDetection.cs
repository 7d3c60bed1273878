using System.Text.RegularExpressions;
using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-012.</summary>
public sealed class Trn012InsertedContentDetection : Detection
{
    private static readonly Regex Link = new(@"(?:src|href)\s*=\s*[""']?\s*(?:https?:)?//(?<host>[^/""'\s>:?#]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static readonly string[] SenderHeaders = ["From", "Reply-To", "Sender", "Return-Path"];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-012",
        Title = "Transport rule rewrites the sender or inserts foreign content",
        Severity = Severity.Low,
        Escalation = "High when it rewrites From, Reply-To, Sender or Return-Path.",
        Logic = "SetHeaderName is From, Reply-To, Sender or Return-Path; or ApplyHtmlDisclaimerText loads an image from or links to a host that is neither under an own domain nor a known mail product's.",
        Rationale = "A changed Reply-To takes every answer to the intruder. A disclaimer with a foreign link turns each outgoing mail into an advertisement or a lure.",
        BenignIf = "It is a signature or a legal footer with a logo of the company's web agency, or a no-reply mailbox whose answers go to a desk.",
        Remediation = "Review text and header value with whoever owns the rule.",
        Techniques = ["T1496.004"],
        Needs = [MailFlowNeeds.Rules, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/exchange/security-and-compliance/mail-flow-rules/disclaimers-signatures-footers-or-headers")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.TransportRules)
        {
            var header = SenderHeaders.FirstOrDefault(name => name.Equals(history.Rule.SetHeaderName?.Trim().TrimEnd(':'), StringComparison.OrdinalIgnoreCase));
            var hosts = StrangeHosts(history, context.Facts.Tenant);
            if (header is null && hosts.Count == 0)
            {
                continue;
            }

            // A reply address inside the organisation is a desk's, not a thief's.
            var isInside = header is not null && history.Rule.SetHeaderValue?.IndexOf('@') > 0 && context.Facts.Tenant.OwnsAddress(history.Rule.SetHeaderValue.Trim().TrimEnd('>')) == true;
            var what = header is not null ? $"sets {header} to '{history.Rule.SetHeaderValue}'" : $"inserts content with links to {string.Join(", ", hosts)}";
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                header is not null && !isInside && RuleFinding.Acts(history) ? Severity.High : Severity.Low,
                $"Rule '{history.Name}' {what}; conditions: {RuleConditions.Describe(history)}.{RuleFinding.State(history)}",
                header is not null && !isInside ? ["It rewrites who sent the mail or who gets the answer."] : []);
        }
    }

    private static IReadOnlyList<string> StrangeHosts(TransportRuleHistory history, TenantIdentity tenant)
    {
        if (history.Rule.ApplyHtmlDisclaimerText is not { } text)
        {
            return [];
        }

        return [.. Link.Matches(text).Cast<Match>().Select(match => match.Groups["host"].Value.ToLowerInvariant()).Distinct(StringComparer.Ordinal)
            .Where(host => tenant.OwnsHost(host) == false && MailGateways.MatchDomain([host]) is null)];
    }
}
