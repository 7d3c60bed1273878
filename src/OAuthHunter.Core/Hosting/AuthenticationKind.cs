namespace OAuthHunter.Hosting;

/// <summary>How a connection proves who it is.</summary>
public enum AuthenticationKind
{
    /// <summary>A person signs in with the system browser.</summary>
    Interactive,

    /// <summary>A person signs in on another device with a code.</summary>
    DeviceCode,

    /// <summary>An app with a certificate.</summary>
    Certificate,

    /// <summary>An app with a client secret.</summary>
    ClientSecret,

    /// <summary>The managed identity of the machine, system or user assigned.</summary>
    ManagedIdentity,

    /// <summary>An app that trusts tokens of another issuer, read from a file that the platform keeps fresh.</summary>
    WorkloadIdentity,

    /// <summary>Tokens that the user obtained himself.</summary>
    AccessToken,

    /// <summary>Sessions that the user opened with other modules.</summary>
    ExistingSession,
}
