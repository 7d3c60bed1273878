using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Who gets whose mail: forwarding in all its forms, rights on mailboxes, and what apps read and send.</summary>
public sealed record MailboxFacts
{
    public static MailboxFacts Empty { get; } = new();

    public IReadOnlyList<MailForwarding> Forwardings { get; init; } = [];

    public IReadOnlyList<MailboxDelegation> Delegations { get; init; } = [];

    /// <summary>How many mailboxes there are; null when they were not all listed.</summary>
    public int? MailboxCount { get; init; }

    /// <summary>Whether rights on every mailbox were captured: all mailboxes are listed, and each shows who has rights on it.</summary>
    public bool AreRightsWhole { get; init; }

    /// <summary>Changes of mailboxes, their logging and their protection that the log shows, by operation, in time order.</summary>
    public IReadOnlyList<MailFlowEvent> Changes { get; init; } = [];

    /// <summary>Apps that read or send mail, Microsoft's left out where the evidence tells them.</summary>
    public IReadOnlyList<AppMailAccess> AppAccess { get; init; } = [];

    /// <summary>Whether the log holds records of mailboxes being read.</summary>
    public bool HasReadRecords { get; init; }

    /// <summary>Mailboxes as listed, by user principal name or address.</summary>
    internal MailboxDirectory Directory { get; init; } = MailboxDirectory.Empty;

    /// <summary>The listed mailbox of that name in any form, or null.</summary>
    public Mailbox? Find(string? name) => Directory.Find(name);

    /// <summary>Changes by one cmdlet noun.</summary>
    public IEnumerable<MailFlowEvent> ChangesOf(string noun) =>
        Changes.Where(change => change.Operation.EndsWith("-" + noun, StringComparison.OrdinalIgnoreCase));
}
