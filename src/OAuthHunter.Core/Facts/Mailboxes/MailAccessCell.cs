using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>What one application did in a stretch of time.</summary>
internal sealed class MailAccessCell
{
    private EvidenceItem? first;
    private EvidenceItem? firstThrottled;

    public long Count { get; private set; }

    /// <summary>The five smallest names.</summary>
    public SortedSet<string> Mailboxes { get; } = new(StringComparer.Ordinal);

    public SortedSet<string> Synchronised { get; } = new(StringComparer.Ordinal);

    public EvidenceItem First => first!;

    public EvidenceItem? FirstThrottled => firstThrottled;

    public void Add(AuditRecord record, DateTimeOffset time, string mailbox, bool isSync, bool isThrottled)
    {
        Count++;
        Keep(Mailboxes, mailbox);
        if (isSync)
        {
            Keep(Synchronised, mailbox);
        }

        if (IsBefore(time, record.Id, first))
        {
            first = Row(record, time);
        }

        if (isThrottled && IsBefore(time, record.Id, firstThrottled))
        {
            firstThrottled = Row(record, time);
        }
    }

    public void Add(MailAccessCell other)
    {
        Count += other.Count;
        foreach (var mailbox in other.Mailboxes)
        {
            Keep(Mailboxes, mailbox);
        }

        foreach (var mailbox in other.Synchronised)
        {
            Keep(Synchronised, mailbox);
        }

        first = first is null || IsBefore(other.First.Time!.Value, other.First.Key, first) ? other.First : first;
        firstThrottled = other.FirstThrottled is { } throttled && IsBefore(throttled.Time!.Value, throttled.Key, firstThrottled) ? throttled : firstThrottled;
    }

    private static EvidenceItem Row(AuditRecord record, DateTimeOffset time) => EvidenceItem.Of(
        EntitySets.UnifiedAuditLog, record, record.Id,
        $"{record.Operation} in the mailbox of {record.MailboxOwner ?? record.UserId} by {record.ClientAppId ?? record.AppId}{(record.ClientIP is null ? string.Empty : " from " + record.ClientIP)}", time);

    private static bool IsBefore(DateTimeOffset time, string? id, EvidenceItem? known) =>
        known is null || time < known.Time || (time == known.Time && string.CompareOrdinal(id, known.Key) < 0);

    private static void Keep(SortedSet<string> names, string name)
    {
        if (names.Add(name) && names.Count > MailAccessLedger.Several)
        {
            names.Remove(names.Max!);
        }
    }
}
