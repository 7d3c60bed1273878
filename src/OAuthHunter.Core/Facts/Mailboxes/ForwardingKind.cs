namespace OAuthHunter.Facts.Mailboxes;

/// <summary>By what means mail goes on.</summary>
public enum ForwardingKind
{
    /// <summary>A setting of the mailbox.</summary>
    Mailbox,

    /// <summary>A rule in the mailbox.</summary>
    InboxRule,

    /// <summary>A journal rule of the organisation.</summary>
    JournalRule,
}
