namespace OAuthHunter.Facts.MailFlow;

/// <summary>To whom else a rule sends mail.</summary>
internal static class RuleRecipients
{
    /// <summary>Addresses outside the organisation with the action that sends to them; null when the own domains are not known.</summary>
    public static IReadOnlyList<(string Action, string Address)>? Outside(TransportRuleHistory history, TenantIdentity tenant)
    {
        var rule = history.Rule;
        var all = new (string Action, IReadOnlyList<string>? Addresses)[]
        {
            ("redirects to", rule.RedirectMessageTo), ("copies blindly to", rule.BlindCopyTo), ("copies to", rule.CopyTo), ("adds as recipient", rule.AddToRecipients),
        }
        .SelectMany(pair => (pair.Addresses ?? []).Select(address => (pair.Action, Address: Plain(address))))
        .Where(pair => pair.Address.IndexOf('@') > 0)
        .ToList();
        return all.Count == 0 ? [] : tenant.Domains.Count == 0 ? null : [.. all.Where(pair => tenant.OwnsAddress(pair.Address) == false)];
    }

    // "SMTP:drop@example.com", "Drop <drop@example.com>" and "'drop@example.com'" are one address.
    private static string Plain(string text)
    {
        var open = text.IndexOf('<');
        var value = open >= 0 && text.IndexOf('>', open) > open ? text.Substring(open + 1, text.IndexOf('>', open) - open - 1) : text;
        value = value.Trim().Trim('\'', '"');
        return value.StartsWith("smtp:", StringComparison.OrdinalIgnoreCase) ? value.Substring(5) : value;
    }
}
