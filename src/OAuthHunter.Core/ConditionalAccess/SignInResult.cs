namespace OAuthHunter.ConditionalAccess;

/// <summary>How a sign-in ends.</summary>
public enum SignInResult
{
    /// <summary>Something that is not known decides.</summary>
    Depends,

    /// <summary>Nobody gets in here.</summary>
    Blocked,

    /// <summary>Only with a second factor.</summary>
    NeedsMfa,

    /// <summary>With one factor.</summary>
    OneFactor,
}
