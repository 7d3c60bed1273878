namespace OAuthHunter.Facts.SignIns;

/// <summary>What a sign-in says about the client: the part of a fingerprint that an attacker tends to keep.</summary>
internal readonly record struct SignInClient(string? UserAgent, string? AppId, string? AppName, string? ClientApp)
{
    // Names that the sign-in log gives to clients that replay a stored password.
    private static readonly string[] StoredPasswordClients =
    [
        "ActiveSync", "IMAP", "POP", "SMTP", "Other clients", "MAPI", "Exchange Web Services", "Autodiscover", "Outlook Anywhere",
        "Offline Address Book", "Exchange Online PowerShell", "Reporting Web Services",
    ];

    /// <summary>Whether the client is of the kind that keeps a password and tries it for ever.</summary>
    public bool ReplaysStoredPassword
    {
        get
        {
            var name = ClientApp;
            return name is not null && StoredPasswordClients.Any(known => name.IndexOf(known, StringComparison.OrdinalIgnoreCase) >= 0);
        }
    }

    public static int Compare(SignInClient left, SignInClient right)
    {
        var byAgent = string.CompareOrdinal(left.UserAgent, right.UserAgent);
        var byApp = byAgent != 0 ? byAgent : string.CompareOrdinal(left.AppId, right.AppId);
        var byClient = byApp != 0 ? byApp : string.CompareOrdinal(left.ClientApp, right.ClientApp);
        return byClient != 0 ? byClient : string.CompareOrdinal(left.AppName, right.AppName);
    }

    public override string ToString() => string.Join(" / ", new[] { AppName ?? AppId, ClientApp, UserAgent }.Where(part => part is not null));
}
