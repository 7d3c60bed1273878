namespace OAuthHunter.Facts.MailVolume;

/// <summary>A day on which a source sent far more than on the days before.</summary>
public sealed record OutboundBurst
{
    public required OutboundDay Day { get; init; }

    /// <summary>Days before it that are compared with, at most 28.</summary>
    public int BaselineDays { get; init; }

    /// <summary>Median of those days.</summary>
    public double Median { get; init; }

    /// <summary>What the day had to surpass.</summary>
    public double Threshold { get; init; }

    /// <summary>The most of any of those days.</summary>
    public long Most { get; init; }

    /// <summary>True when the connector was made so shortly before that there could be nothing to compare with.</summary>
    public bool IsFromNewConnector { get; init; }

    /// <summary>Whether the whole organisation sent out of the ordinary that day too; null when there are too few days to tell. False: the mail only took another way.</summary>
    public bool? TenantRoseToo { get; init; }

    /// <summary>Whether some day before came near to it: it has happened before.</summary>
    public bool HasPrecedent => Most >= Day.Recipients / 2.0;
}
