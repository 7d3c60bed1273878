namespace OAuthHunter.Evidence;

/// <summary>How much of a set the evidence holds. Absent is never the same as empty.</summary>
public enum EvidenceState
{
    /// <summary>Nobody asked for it, or no file held it.</summary>
    NotCaptured,

    /// <summary>All of it was read; it may be empty.</summary>
    Available,

    /// <summary>Part of it is missing: a damaged file, a page that failed, a filtered export.</summary>
    Incomplete,

    /// <summary>The account that captured it lacks the permission.</summary>
    Denied,

    /// <summary>The tenant lacks the licence.</summary>
    NotLicensed,
}
