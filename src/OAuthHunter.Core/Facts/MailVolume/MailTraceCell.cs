using OAuthHunter.Evidence;

namespace OAuthHunter.Facts.MailVolume;

/// <summary>Counts of one cell, and the row that stands for it: the first by time, then by place.</summary>
internal sealed class MailTraceCell
{
    public long Recipients { get; private set; }

    /// <summary>Recipients of messages whose two senders (envelope and header) were both told.</summary>
    public long Compared { get; private set; }

    /// <summary>Of these, those with senders of different domains.</summary>
    public long Mismatched { get; private set; }

    public long FirstTicks { get; private set; } = long.MaxValue;

    public long LastTicks { get; private set; }

    public EvidenceOrigin Origin { get; private set; }

    public void Add(long ticks, EvidenceOrigin origin, long recipients, bool compared, bool mismatched)
    {
        Recipients += recipients;
        Compared += compared ? recipients : 0;
        Mismatched += mismatched ? recipients : 0;
        Observe(ticks, ticks, origin);
    }

    public void Add(MailTraceCell other)
    {
        Recipients += other.Recipients;
        Compared += other.Compared;
        Mismatched += other.Mismatched;
        Observe(other.FirstTicks, other.LastTicks, other.Origin);
    }

    private void Observe(long first, long last, EvidenceOrigin origin)
    {
        if (first < FirstTicks || (first == FirstTicks && string.CompareOrdinal(origin.ToString(), Origin.ToString()) < 0))
        {
            FirstTicks = first;
            Origin = origin;
        }

        LastTicks = Math.Max(LastTicks, last);
    }
}
