using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Which headers a rule takes off, now or at any time that the log shows, and what that means.</summary>
internal static class HeaderRemoval
{
    // Taken off by many organisations for privacy: they tell the address of a workstation.
    private static readonly string[] PrivacyHeaders = ["X-Originating-IP", "X-Sender-IP"];

    /// <summary>All headers, in the order in which they were set; a rule can be turned from one header to the next.</summary>
    public static IReadOnlyList<string> All(TransportRuleHistory rule) => rule.RemovedHeaders;

    /// <summary>The same, read anew.</summary>
    public static IReadOnlyList<string> Read(TransportRuleHistory rule) =>
        [.. rule.Events
            .Where(change => change.Succeeded)
            .Select(change => ExchangeOperationReader.Parameter(change, "RemoveHeader"))
            .Concat([rule.Rule.RemoveHeader])
            .OfType<string>()
            .Where(header => header.Trim() != "$null")
            .Select(TransportRuleHeaders.Normalize)
            .Where(header => header.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Those that tell where mail came from and whether it was genuine.</summary>
    public static IReadOnlyList<TransportRuleHeader> Telling(TransportRuleHistory rule) =>
        [.. All(rule).Select(TransportRuleHeaders.Find).OfType<TransportRuleHeader>().Where(header => header.Group is "seed-2022" or "related")];

    public static bool IsSeed(TransportRuleHeader header) => header.Group == "seed-2022";

    /// <summary>
    /// Whether a rule only keeps internal addresses from leaving: workstation addresses, or the hop trail on outgoing mail.
    /// </summary>
    public static bool IsPrivacyMeasure(TransportRuleHistory rule)
    {
        var isOutgoing = string.Equals(rule.Rule.SentToScope, "NotInOrganization", StringComparison.OrdinalIgnoreCase);
        return Telling(rule).All(header => PrivacyHeaders.Contains(header.Header, StringComparer.OrdinalIgnoreCase)
            || (isOutgoing && string.Equals(header.Header, "Received", StringComparison.OrdinalIgnoreCase)));
    }

    /// <summary>Whether the rule hides the source of mail, and not just a workstation's address.</summary>
    public static bool HidesSource(TransportRuleHistory rule) => Telling(rule).Count > 0 && !IsPrivacyMeasure(rule);
}
