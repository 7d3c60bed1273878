namespace OAuthHunter.Facts.Power;

/// <summary>Where a power of an app comes from.</summary>
public enum AppPowerKind
{
    /// <summary>Granted to the app itself in Entra: it works without a user.</summary>
    Application,

    /// <summary>Granted in Entra on behalf of one user or of all.</summary>
    Delegated,

    /// <summary>A role in Entra.</summary>
    EntraRole,

    /// <summary>A role group or role in Exchange, which Entra does not show.</summary>
    ExchangeRole,

    /// <summary>A power of another app that this one owns and can become.</summary>
    Ownership,
}
