namespace OAuthHunter.Model;

/// <summary>What kind of identity acted.</summary>
public enum AuditActorKind
{
    /// <summary>The record does not tell.</summary>
    Unknown,

    /// <summary>A person's account.</summary>
    User,

    /// <summary>A service principal or app.</summary>
    Application,

    /// <summary>The service itself (NT AUTHORITY, NT SERVICE, system mailboxes).</summary>
    System,

    /// <summary>Microsoft datacentre staff or automation.</summary>
    Datacenter,

    /// <summary>A delegated partner.</summary>
    Partner,
}
