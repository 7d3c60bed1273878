namespace OAuthHunter.Facts.MailVolume;

/// <summary>What a trace says of a message beyond its addresses.</summary>
[Flags]
internal enum MailTraceFlags : byte
{
    None = 0,

    /// <summary>It was not delivered: failed, quarantined, filtered.</summary>
    Stopped = 1,

    /// <summary>It was handed to a server outside.</summary>
    SentOut = 2,

    /// <summary>The source calls it incoming: it ended in a mailbox of the organisation.</summary>
    Incoming = 4,
}
