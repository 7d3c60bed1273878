using OAuthHunter.Knowledge;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>What a rule does to the harm of its tenant, if anything.</summary>
internal static class BadRuleAction
{
    private static readonly string[] FilterSwitches =
    [
        "X-MS-Exchange-Organization-SkipSafeLinksProcessing", "X-MS-Exchange-Organization-SkipSafeAttachmentProcessing", "X-MS-Exchange-Organization-AuthAs",
    ];

    /// <summary>The harmful action in words; null when there is none or none is known.</summary>
    public static string? Of(TransportRuleHistory history, TenantIdentity tenant)
    {
        var rule = history.Rule;
        if (HeaderRemoval.HidesSource(history))
        {
            return $"takes off {string.Join(", ", HeaderRemoval.Telling(history).Select(header => header.Header))}";
        }

        if (rule.SetSCL?.Trim() == "-1")
        {
            return "lets mail past the spam filter (SCL -1)";
        }

        if (FilterSwitches.Contains(rule.SetHeaderName?.Trim(), StringComparer.OrdinalIgnoreCase))
        {
            return $"sets {rule.SetHeaderName}, which switches protection off";
        }

        if (rule.DeleteMessage == true)
        {
            return "deletes mail";
        }

        var recipients = new[] { rule.RedirectMessageTo, rule.BlindCopyTo, rule.CopyTo, rule.AddToRecipients }.SelectMany(list => list ?? []);
        return recipients.FirstOrDefault(recipient => recipient.IndexOf('@') > 0 && tenant.OwnsAddress(recipient) == false) is { } outside
            ? $"sends mail to {outside}, outside the organisation"
            : null;
    }

    /// <summary>Whether the evidence tells what the rule does: the object itself, or its creation as typed.</summary>
    public static bool IsKnown(TransportRuleHistory history) =>
        history.IsPresent || history.Events.Any(change => change.IsCreation && change.Succeeded && !change.Record.IsDamaged);

    /// <summary>Whether its name is that of a product that makes and removes rules. A name can be copied.</summary>
    public static bool IsNamedForProduct(TransportRuleHistory history) => MailGateways.Match(history.Name, []) is not null;
}
