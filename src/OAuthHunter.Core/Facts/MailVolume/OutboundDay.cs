using OAuthHunter.Findings;

namespace OAuthHunter.Facts.MailVolume;

/// <summary>What left the organisation from one source on one day (UTC), in recipients outside.</summary>
public sealed class OutboundDay
{
    public required DateTime Date { get; init; }

    /// <summary>Recipients outside, delivered or not.</summary>
    public long Recipients { get; internal set; }

    /// <summary>Of these, recipients whom the message did not reach: failed, quarantined, filtered.</summary>
    public long Stopped { get; internal set; }

    /// <summary>Of these, recipients of mail whose sender's domain is not one of the organisation.</summary>
    public long Foreign { get; internal set; }

    /// <summary>Recipients of mail for which the evidence tells envelope sender and shown sender apart.</summary>
    public long Compared { get; internal set; }

    /// <summary>Of those, where the two are of different domains.</summary>
    public long Mismatched { get; internal set; }

    /// <summary>First and last message of the day.</summary>
    public DateTimeOffset First { get; internal set; }

    public DateTimeOffset Last { get; internal set; }

    /// <summary>Share of mail with two different senders, 0 to 1; null when the evidence does not tell them apart.</summary>
    public double? MismatchShare => Compared > 0 ? (double)Mismatched / Compared : null;

    /// <summary>The largest counts of the day, each with the row that stands for it.</summary>
    public IReadOnlyList<EvidenceItem> Evidence { get; internal set; } = [];
}
