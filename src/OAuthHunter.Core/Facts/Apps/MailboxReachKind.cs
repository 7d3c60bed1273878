namespace OAuthHunter.Facts.Apps;

/// <summary>How far an app's permissions over mail reach.</summary>
public enum MailboxReachKind
{
    /// <summary>Application access policies were not captured.</summary>
    Unknown,

    /// <summary>No policy binds the app.</summary>
    Everywhere,

    /// <summary>All but some: DenyAccess policies only.</summary>
    AllButSome,

    /// <summary>Some only: a RestrictAccess policy.</summary>
    Restricted,
}
