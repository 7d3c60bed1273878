namespace OAuthHunter.Facts.MailFlow;

/// <summary>What an operation did to an object.</summary>
public enum MailFlowEffect
{
    Created,

    Changed,

    Removed,

    /// <summary>All objects of the kind were replaced by those of a file: this one may have gone with it, or come back in it.</summary>
    Replaced,
}
