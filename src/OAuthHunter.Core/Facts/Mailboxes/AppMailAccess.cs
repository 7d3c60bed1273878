using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>What one application read and sent in mailboxes.</summary>
public sealed class AppMailAccess
{
    /// <summary>Application id.</summary>
    public required string AppId { get; init; }

    /// <summary>False when people worked through it in their own mailboxes; true when it, or somebody else, read them.</summary>
    public bool IsForeignAccess { get; init; }

    /// <summary>Days (UTC) with any access.</summary>
    public IReadOnlyList<DateTime> Days { get; init; } = [];

    /// <summary>Times of ten minutes in which it touched five mailboxes or more: start, and the first row.</summary>
    public IReadOnlyList<(DateTimeOffset Time, EvidenceItem Row)> Masses { get; init; } = [];

    /// <summary>Times at which so much was read that the log stopped counting items (IsThrottled).</summary>
    public IReadOnlyList<(DateTimeOffset Time, EvidenceItem Row)> Throttled { get; init; } = [];

    /// <summary>Mailboxes that it fetched folder by folder (Sync) in one day; the day with the most of at least three.</summary>
    public (DateTimeOffset Time, int Mailboxes, EvidenceItem Row)? Synchronised { get; init; }

    /// <summary>Hours in which it sent out of the ordinary: count and the usual most.</summary>
    public IReadOnlyList<(DateTimeOffset Time, long Sent, long MostBefore, EvidenceItem Row)> SendBursts { get; init; } = [];

    /// <summary>Some of the mailboxes, as the log names them.</summary>
    public IReadOnlyList<string> Mailboxes { get; init; } = [];
}
