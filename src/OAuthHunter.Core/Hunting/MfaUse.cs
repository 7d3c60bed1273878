namespace OAuthHunter.Hunting;

/// <summary>Whether interactive sign-ins of a user proved a second factor.</summary>
public enum MfaUse
{
    /// <summary>There were none, or the log cannot tell.</summary>
    NotAssessed,

    /// <summary>None of them.</summary>
    No,

    /// <summary>Some of them.</summary>
    Partly,

    /// <summary>All of them.</summary>
    Yes,
}
