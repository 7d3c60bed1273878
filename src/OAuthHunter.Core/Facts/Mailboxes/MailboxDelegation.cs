using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>A right of somebody on somebody else's mailbox.</summary>
public sealed class MailboxDelegation
{
    /// <summary>Mailbox by user principal name or address.</summary>
    public required string Mailbox { get; init; }

    /// <summary>Null for a right on the whole mailbox.</summary>
    public string? Folder { get; init; }

    /// <summary>Who holds it: user principal name or address where known, else as recorded.</summary>
    public required string Trustee { get; init; }

    /// <summary>FullAccess, SendAs, SendOnBehalf, Reviewer …</summary>
    public required IReadOnlyList<string> Rights { get; init; }

    /// <summary>Whether a listing shows it now.</summary>
    public bool IsPresent { get; init; }

    /// <summary>The change that gave it; null when the log does not show it.</summary>
    public MailFlowEvent? Grant { get; init; }

    /// <summary>When the log shows that it was taken away.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    /// <summary>Held by everybody: Default (every account of the organisation) or Anonymous (the world).</summary>
    public bool IsForEverybody => Trustee.Equals("Default", StringComparison.OrdinalIgnoreCase) || Trustee.Equals("Anonymous", StringComparison.OrdinalIgnoreCase);

    public bool Has(string right) => Rights.Contains(right, StringComparer.OrdinalIgnoreCase);
}
