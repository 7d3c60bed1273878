namespace OAuthHunter.Hosting;

/// <summary>Whether something can be read.</summary>
public enum AccessState
{
    /// <summary>Nobody asked, or the answer did not tell.</summary>
    Unknown,

    Ready,

    /// <summary>A permission (scope or app role) has not been granted.</summary>
    MissingPermission,

    /// <summary>The identity lacks an Entra or Exchange role.</summary>
    MissingRole,

    /// <summary>The tenant lacks the licence.</summary>
    MissingLicence,

    /// <summary>The connection has no way there, for example no Exchange token.</summary>
    NotConnected,
}
