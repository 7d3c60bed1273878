namespace OAuthHunter.Model;

/// <summary>What a policy does to sessions. A control that is switched off counts as not set.</summary>
public sealed record ConditionalAccessSessionControls
{
    /// <summary>timeBased or everyTime; null when not set.</summary>
    public string? SignInFrequencyInterval { get; init; }

    /// <summary>hours or days.</summary>
    public string? SignInFrequencyType { get; init; }
    public int? SignInFrequencyValue { get; init; }

    /// <summary>primaryAndSecondaryAuthentication or secondaryAuthentication.</summary>
    public string? SignInFrequencyAuthenticationType { get; init; }

    /// <summary>always or never; null when not set.</summary>
    public string? PersistentBrowserMode { get; init; }

    /// <summary>disabled, strictEnforcement or strictLocation; null when not set, and always in Graph v1.0.</summary>
    public string? ContinuousAccessEvaluationMode { get; init; }

    /// <summary>True when the export would show continuous access evaluation if it were set: it came from beta.</summary>
    public bool? TellsContinuousAccess { get; init; }

    /// <summary>Token protection.</summary>
    public bool? SecureSignInSession { get; init; }
    public bool? DisableResilienceDefaults { get; init; }
    public bool? ApplicationEnforcedRestrictions { get; init; }

    /// <summary>mcasConfigured, monitorOnly or blockDownloads; null when not set.</summary>
    public string? CloudAppSecurityType { get; init; }

    /// <summary>Profile of Global Secure Access; null when not set.</summary>
    public string? GlobalSecureAccessProfileId { get; init; }
}
