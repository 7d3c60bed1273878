namespace OAuthHunter.ConditionalAccess;

/// <summary>The client types that Conditional Access tells apart.</summary>
public enum ClientApp
{
    Browser,

    /// <summary>Mobile apps and desktop clients with modern authentication, PowerShell among them.</summary>
    MobileOrDesktop,

    /// <summary>Exchange ActiveSync with a password. Reaches Exchange alone.</summary>
    ExchangeActiveSync,

    /// <summary>Anything else with a password: POP, IMAP, SMTP, old Office. Knows no second factor.</summary>
    OtherLegacy,
}
