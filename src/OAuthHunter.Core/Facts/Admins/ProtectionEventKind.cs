namespace OAuthHunter.Facts.Admins;

/// <summary>What happened to the protection of accounts.</summary>
public enum ProtectionEventKind
{
    /// <summary>A method was registered, by the user or for him.</summary>
    MethodRegistered,

    MethodDeleted,

    DefaultMethodChanged,

    /// <summary>Methods or phone numbers were written to the user object directly.</summary>
    MethodsRewritten,

    /// <summary>A Temporary Access Pass was issued.</summary>
    AccessPassIssued,

    /// <summary>Per-user MFA was switched off.</summary>
    MfaDisabled,

    /// <summary>MFA was waived for a time.</summary>
    MfaBypassed,

    AppPasswordCreated,

    /// <summary>Addresses from which MFA is not asked for were changed.</summary>
    TrustedAddressesChanged,

    /// <summary>Certificate authorities whose certificates sign users in were changed.</summary>
    CertificateAuthoritiesChanged,

    /// <summary>A user's or app's risk was dismissed.</summary>
    RiskDismissed,
}
