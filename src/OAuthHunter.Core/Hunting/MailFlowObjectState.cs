namespace OAuthHunter.Hunting;

/// <summary>Whether a connector or rule is still there.</summary>
public enum MailFlowObjectState
{
    /// <summary>The evidence does not tell.</summary>
    Unknown,

    /// <summary>It was in the listing.</summary>
    Present,

    /// <summary>Removed, as the audit log or its absence from a complete listing shows.</summary>
    Deleted,
}
