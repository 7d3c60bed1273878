namespace OAuthHunter.Facts.Admins;

/// <summary>Whether MFA is enforced for an admin.</summary>
public enum MfaEnforcementState
{
    /// <summary>The evidence cannot tell. Never to be read as a pass.</summary>
    NotAssessed,

    /// <summary>Nothing forces it.</summary>
    No,

    /// <summary>Only for some apps, clients or places.</summary>
    Partly,

    /// <summary>For every app and client that was in the evidence.</summary>
    Yes,
}
