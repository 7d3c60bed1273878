namespace OAuthHunter.Facts.Apps;

/// <summary>What happened to an app, as far as a takeover is concerned.</summary>
public enum AppEventKind
{
    ApplicationAdded,
    ServicePrincipalAdded,
    CredentialAdded,
    CredentialRemoved,
    ApplicationPermissionGranted,
    DelegatedPermissionGranted,
    Consented,
    PermissionRemoved,
    RoleAssigned,
    RoleRemoved,
    OwnerAdded,
    OwnerRemoved,
    PublisherVerified,
    PublisherUnverified,
    PolicyAdded,
    Restored,
    Updated,
    Deleted,
}
