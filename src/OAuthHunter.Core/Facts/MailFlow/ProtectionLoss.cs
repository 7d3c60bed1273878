namespace OAuthHunter.Facts.MailFlow;

/// <summary>Changes that take protection away: a policy or the rule that gives it reach is removed or switched off.</summary>
internal static class ProtectionLoss
{
    // A parameter that, set to False, switches the named protection off.
    private static readonly (string NounStart, string Parameter, string What)[] Switches =
    [
        ("DkimSigningConfig", "Enabled", "DKIM signing"),
        ("AntiPhish", "Enabled", "phishing protection"),
        ("AntiPhish", "EnableSpoofIntelligence", "spoof intelligence"),
        ("AntiPhish", "EnableMailboxIntelligence", "mailbox intelligence"),
        ("SafeLinks", "EnableSafeLinksForEmail", "Safe Links in mail"),
        ("SafeLinks", "ScanUrls", "scanning of links"),
        ("SafeAttachment", "Enable", "Safe Attachments"),
        ("MalwareFilter", "EnableFileFilter", "the filter for attachments"),
        ("HostedContentFilter", "ZapEnabled", "removal after delivery"),
        ("HostedContentFilter", "SpamZapEnabled", "removal of spam after delivery"),
        ("HostedContentFilter", "PhishZapEnabled", "removal of phishing after delivery"),
        ("AtpPolicyForO365", "EnableATPForSPOTeamsODB", "protection of files"),
    ];

    private static readonly string[] Families = ["AntiPhish", "SafeLinks", "SafeAttachment", "MalwareFilter", "HostedContentFilter", "EOPProtection", "ATPProtection"];

    /// <summary>What a change took away, in words; null when it took nothing.</summary>
    public static string? Of(ObjectHistory history, MailFlowEvent change)
    {
        if (change.IsRemoval)
        {
            return FamilyOf(history.Noun) is null ? null : $"{history.Noun} '{history.Name}' was removed";
        }

        if (change.Operation.StartsWith("Disable-", StringComparison.OrdinalIgnoreCase))
        {
            return FamilyOf(history.Noun) is null ? null : $"{history.Noun} '{history.Name}' was switched off";
        }

        var lost = Switches
            .Where(known => history.Noun.StartsWith(known.NounStart, StringComparison.OrdinalIgnoreCase) && ParameterText.Flag(ExchangeOperationReader.Parameter(change, known.Parameter)) == false)
            .Select(known => known.What)
            .ToList();
        return lost.Count == 0 || change.IsCreation ? null : $"{string.Join(" and ", lost)} was switched off in {history.Noun} '{history.Name}'";
    }

    /// <summary>Which protection a noun belongs to, or null.</summary>
    public static string? FamilyOf(string noun) => Families.FirstOrDefault(family => noun.StartsWith(family, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a change puts protection in place.</summary>
    public static bool Restores(MailFlowEvent change) =>
        change.IsCreation || change.Operation.StartsWith("Enable-", StringComparison.OrdinalIgnoreCase)
        || change.Parameters.Any(typed => typed.Name.StartsWith("Enable", StringComparison.OrdinalIgnoreCase) && ParameterText.Flag(typed.Value) == true);
}
