using OAuthHunter.Detections.Connectors;
using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Detections.TransportRules;

/// <summary>TRN-010.</summary>
public sealed class Trn010AllowListDetection : Detection
{
    // Anybody can have an address there.
    private static readonly HashSet<string> FreeMail = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "ymail.com", "aol.com", "icloud.com", "me.com", "gmx.com", "gmx.de", "gmx.net",
        "web.de", "t-online.de", "mail.com", "mail.ru", "yandex.ru", "yandex.com", "proton.me", "protonmail.com", "zoho.com", "qq.com", "163.com", "126.com", "orange.fr", "free.fr", "laposte.net", "libero.it",
    };

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "TRN-010",
        Title = "Allow list overrides filtering",
        Severity = Severity.Medium,
        Escalation = "High when an own domain is allowed (anyone can claim it), or when a sealer was trusted within 30 days that is neither own nor a known mail product's.",
        Logic = "A spam policy allows senders or domains of free mail providers or of the organisation itself; the tenant's allow list has an entry that never expires; or a trusted ARC sealer is neither own nor a known mail product's. "
            + "Other allowed senders are the organisation's business and not reported.",
        Rationale = "What is on such a list is delivered whatever the filter thinks, also when an intruder writes it into his sender line.",
        BenignIf = "A partner's mail was wrongly caught and somebody was in a hurry.",
        Remediation = "Take free mail, own domains and unlimited entries off; give the rest an end date; trust only sealers that you run or pay for.",
        Techniques = ["T1562.001"],
        Needs = [MailFlowNeeds.SpamPolicies, MailFlowNeeds.ArcSealers, MailFlowNeeds.Audit],
        Permissions = [MailFlowNeeds.ReadConfiguration, MailFlowNeeds.ReadAudit],
        Licence = "Exchange Online",
        References = [new("https://learn.microsoft.com/en-us/defender-office-365/create-safe-sender-lists-in-office-365")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        foreach (var history in context.Facts.MailFlow.Others.Where(history => !history.IsGone))
        {
            var (risks, isOwn) = history.Noun switch
            {
                "HostedContentFilterPolicy" => Senders(history, context.Facts.Tenant),
                "TenantAllowBlockListItems" => (Entries(history), false),
                "ArcConfig" => (Sealers(history, context.Facts.Tenant), false),
                _ => ([], false),
            };
            if (risks.Count == 0)
            {
                continue;
            }

            var isFreshSealer = history.Noun == "ArcConfig" && context.IsWithinDays(MailFlowFinding.SetAt(history, "ArcTrustedSealers"), 30);
            yield return MailFlowFinding.On(
                Descriptor, history.ToTarget(), history, context.Facts,
                isOwn || isFreshSealer ? Severity.High : Severity.Medium,
                $"{history.Noun} '{history.Name}' lets past filtering: {string.Join("; ", risks)}.",
                isOwn ? ["An own domain is allowed: anyone can claim it."] : isFreshSealer ? ["The sealer was trusted within 30 days."] : []);
        }
    }

    private static (List<string> Risks, bool IsOwn) Senders(ObjectHistory history, TenantIdentity tenant)
    {
        var allowed = new[] { "AllowedSenders", "AllowedSenderDomains" }.SelectMany(name => ParameterText.List(history.Setting(name), null)).ToList();
        var own = allowed.Where(entry => tenant.OwnsAddress(entry) == true).ToList();
        var free = allowed.Where(entry => FreeMail.Contains(entry.Substring(entry.LastIndexOf('@') + 1))).ToList();
        return ([.. own.Select(entry => $"{entry}, an own domain"), .. free.Select(entry => $"{entry}, free mail")], own.Count > 0);
    }

    private static List<string> Entries(ObjectHistory history) =>
        history.Setting("Allow") is { } allow && ParameterText.Flag(allow) != false && history.Setting("NoExpiration") is { } forever && ParameterText.Flag(forever) != false
            ? [$"{history.Setting("Entries") ?? history.Name} without an end"]
            : [];

    private static List<string> Sealers(ObjectHistory history, TenantIdentity tenant) =>
        [.. ParameterText.List(history.Setting("ArcTrustedSealers"), null)
            .Where(sealer => tenant.OwnsHost(sealer) == false && MailGateways.MatchDomain([sealer]) is null)
            .Select(sealer => $"mail sealed by {sealer}")];
}
