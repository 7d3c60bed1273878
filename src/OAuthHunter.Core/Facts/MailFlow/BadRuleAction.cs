using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>What a rule does to the harm of its tenant, if anything.</summary>
internal static class BadRuleAction
{
    private static readonly string[] ProtectionSwitches =
    [
        "X-MS-Exchange-Organization-SkipSafeLinksProcessing", "X-MS-Exchange-Organization-SkipSafeAttachmentProcessing",
    ];

    private static readonly string[] InternalMarks = ["X-MS-Exchange-Organization-AuthAs", "X-MS-Exchange-Organization-AuthSource"];

    public static bool SkipsSpamFilter(TransportRuleHistory history) => history.Rule.SetSCL?.Trim() == "-1";

    /// <summary>Whether it sets a header that switches Safe Links or Safe Attachments off.</summary>
    public static bool SwitchesProtectionOff(TransportRuleHistory history) => ProtectionSwitches.Contains(history.Rule.SetHeaderName?.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether it sets a header that makes a message count as internal.</summary>
    public static bool ForgesInternal(TransportRuleHistory history) => InternalMarks.Contains(history.Rule.SetHeaderName?.Trim(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The harmful action in words; null when there is none or none is known.</summary>
    public static string? Of(TransportRuleHistory history, TenantIdentity tenant)
    {
        var rule = history.Rule;
        if (HeaderRemoval.HidesSource(history))
        {
            return $"takes off {string.Join(", ", HeaderRemoval.Telling(history).Select(header => header.Header))}";
        }

        if (SkipsSpamFilter(history))
        {
            return "lets mail past the spam filter (SCL -1)";
        }

        if (SwitchesProtectionOff(history) || ForgesInternal(history))
        {
            return $"sets {rule.SetHeaderName}, which switches protection off";
        }

        if (rule.DeleteMessage == true)
        {
            return "deletes mail";
        }

        return RuleRecipients.Outside(history, tenant)?.Select(outside => outside.Address).FirstOrDefault() is { } address
            ? $"sends mail to {address}, outside the organisation"
            : null;
    }

    /// <summary>Whether the evidence tells what the rule does: the object itself, or its creation as typed.</summary>
    public static bool IsKnown(TransportRuleHistory history) =>
        history.IsPresent || history.Events.Any(change => change.IsCreation && change.Succeeded && !change.Record.IsDamaged);

    /// <summary>Whether its name is that of a product that makes and removes rules. A name can be copied.</summary>
    public static bool IsNamedForProduct(TransportRuleHistory history) => MailGateways.Match(history.Name, []) is not null;
}
