namespace OAuthHunter.ConditionalAccess;

/// <summary>What kind of guest a user is to Conditional Access.</summary>
public enum ExternalUserKind
{
    /// <summary>No guest: an account of this tenant that counts as a member.</summary>
    None,

    /// <summary>An account of this tenant that is marked as guest.</summary>
    InternalGuest,

    /// <summary>A guest who signs in at home.</summary>
    B2bCollaborationGuest,

    /// <summary>Signs in at home, but counts as a member here.</summary>
    B2bCollaborationMember,

    /// <summary>Reaches shared channels without an account here.</summary>
    B2bDirectConnectUser,

    /// <summary>External, and none of the other kinds.</summary>
    OtherExternalUser,

    /// <summary>A partner's technician.</summary>
    ServiceProvider,
}
