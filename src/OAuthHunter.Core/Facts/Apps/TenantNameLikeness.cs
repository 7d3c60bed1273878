namespace OAuthHunter.Facts.Apps;

/// <summary>How an app's name imitates the tenant it lives in.</summary>
public enum TenantNameLikeness
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Equals the organisation's name or a domain.</summary>
    EqualsTenant,

    /// <summary>Domain, underscore and three letters: the naming of the 2022 campaign.</summary>
    TenantWithRandomTail,
}
