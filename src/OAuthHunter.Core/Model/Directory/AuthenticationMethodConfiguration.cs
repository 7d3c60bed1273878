namespace OAuthHunter.Model;

/// <summary>One method of the authentication methods policy: whether it is on, for whom, and how it is limited.</summary>
public sealed record AuthenticationMethodConfiguration
{
    /// <summary>Sms, Voice, Email, Fido2, MicrosoftAuthenticator, TemporaryAccessPass, X509Certificate and others.</summary>
    public string? Id { get; init; }

    /// <summary>enabled or disabled.</summary>
    public string? State { get; init; }

    /// <summary>Ids of groups and users, or <c>all_users</c>; null when the export lacks them.</summary>
    public IReadOnlyList<string>? IncludeTargets { get; init; }
    public IReadOnlyList<string>? ExcludeTargets { get; init; }

    /// <summary>Authenticator shows the app that asks: default, enabled or disabled.</summary>
    public string? DisplayAppInformationState { get; init; }

    /// <summary>Authenticator shows where the sign-in comes from: default, enabled or disabled.</summary>
    public string? DisplayLocationInformationState { get; init; }

    /// <summary>Authenticator Lite in Outlook; beta only.</summary>
    public string? CompanionAppAllowedState { get; init; }

    /// <summary>Passkeys must prove their make at registration. With passkey profiles: all of them ask for it.</summary>
    public bool? IsAttestationEnforced { get; init; }

    /// <summary>Only listed makes of keys are allowed, or some are forbidden.</summary>
    public bool? AreKeysRestricted { get; init; }

    /// <summary>Temporary Access Pass: good for one sign-in only.</summary>
    public bool? IsUsableOnce { get; init; }
    public int? DefaultLifetimeInMinutes { get; init; }
    public int? MaximumLifetimeInMinutes { get; init; }

    /// <summary>Certificates: what one is worth unless a rule says otherwise, x509CertificateSingleFactor or x509CertificateMultiFactor.</summary>
    public string? CertificateDefaultMode { get; init; }
}
