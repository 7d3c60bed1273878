namespace OAuthHunter.Hosting;

/// <summary>Why a connection could not be made.</summary>
public enum ConnectionFailure
{
    /// <summary>The sign-in service refused, or the person did not sign in.</summary>
    AuthenticationFailed,

    /// <summary>The certificate, its private key or the token file cannot be used.</summary>
    CredentialUnusable,

    /// <summary>An endpoint override that would send tokens where they do not belong.</summary>
    EndpointRefused,

    /// <summary>This edition of PowerShell cannot connect that way.</summary>
    NotSupported,

    /// <summary>The service cannot be reached.</summary>
    Unreachable,

    /// <summary>The user has no session of the kind that was asked for.</summary>
    SessionMissing,

    /// <summary>Two of the user's sessions are of different tenants.</summary>
    TenantMismatch,
}
