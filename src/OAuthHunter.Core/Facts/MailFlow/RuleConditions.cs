using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// What a transport rule asks of a message before it acts. Read by parameter name, because the cmdlets know some eighty conditions
/// and whatever is not an action, a name or a switch of the rule itself is one of them.
/// </summary>
internal static class RuleConditions
{
    private static readonly HashSet<string> NotConditions = new(StringComparer.OrdinalIgnoreCase)
    {
        "Name", "Comments", "Description", "Enabled", "State", "Mode", "Priority", "ActivationDate", "ExpiryDate", "RuleErrorAction", "RuleSubType", "SenderAddressLocation",
        "StopRuleProcessing", "UseLegacyRegex", "DlpPolicy", "SetAuditSeverity", "CreatedBy", "LastModifiedBy", "WhenChanged", "Conditions", "Exceptions", "Actions", "Guid",
        "RemoveHeader", "SetHeaderName", "SetHeaderValue", "SetSCL", "RedirectMessageTo", "BlindCopyTo", "CopyTo", "AddToRecipients", "AddManagerAsRecipientType",
        "ModerateMessageByUser", "ModerateMessageByManager", "DeleteMessage", "Quarantine", "RejectMessageReasonText", "RejectMessageEnhancedStatusCode", "Disconnect",
        "RouteMessageOutboundConnector", "RouteMessageOutboundRequireTls", "ApplyHtmlDisclaimerText", "ApplyHtmlDisclaimerLocation", "ApplyHtmlDisclaimerFallbackAction",
        "PrependSubject", "ApplyClassification", "ApplyRightsProtectionTemplate", "ApplyRightsProtectionCustomizationTemplate", "ApplyOME", "RemoveOME", "RemoveOMEv2",
        "RemoveRMSAttachmentEncryption", "GenerateNotification", "GenerateIncidentReport", "IncidentReportContent", "IncidentReportOriginalMail", "NotifySender", "SmtpRejectMessageRejectText",
        "SmtpRejectMessageRejectStatusCode",
    };

    /// <summary>Conditions with a value, exceptions left out. FromScope and SentToScope are among them.</summary>
    public static IReadOnlyList<NameValue> Of(TransportRuleHistory rule) =>
        [.. rule.Settings.Where(setting => !NotConditions.Contains(setting.Name) && !setting.Name.StartsWith("ExceptIf", StringComparison.OrdinalIgnoreCase) && HasValue(setting.Value))];

    /// <summary>Whether something must prove the sender: his address on the network or a header of another system.</summary>
    public static bool DemandProof(TransportRuleHistory rule) =>
        Of(rule).Any(condition => condition.Name.Equals("SenderIpRanges", StringComparison.OrdinalIgnoreCase)
            || condition.Name.StartsWith("HeaderContains", StringComparison.OrdinalIgnoreCase)
            || condition.Name.StartsWith("HeaderMatches", StringComparison.OrdinalIgnoreCase));

    /// <summary>All conditions in one line.</summary>
    public static string Describe(TransportRuleHistory rule) =>
        Of(rule) is { Count: > 0 } conditions ? string.Join(", ", conditions.Select(condition => $"{condition.Name} {condition.Value}")) : "no condition";

    /// <summary>The first of the words that a condition on text, sender or recipient looks for; null when none does.</summary>
    public static string? Mentions(TransportRuleHistory rule, IReadOnlyList<string> words)
    {
        foreach (var condition in Of(rule))
        {
            var hit = words.FirstOrDefault(word => Holds(condition.Value!, word));
            if (hit is not null)
            {
                return hit;
            }
        }

        return null;
    }

    // "CEO" must not be found in "video", but "password" may stand in "passwords".
    private static bool Holds(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var startsAWord = at == 0 || !char.IsLetterOrDigit(text[at - 1]);
            var endsAWord = at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]);
            if (startsAWord && (endsAWord || word.Length > 4))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasValue(string? value) => value?.Trim() is { Length: > 0 } text && text is not ("$null" or "False" or "$false");
}
