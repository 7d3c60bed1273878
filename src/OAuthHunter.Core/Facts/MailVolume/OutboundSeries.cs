using OAuthHunter.Facts.MailFlow;

namespace OAuthHunter.Facts.MailVolume;

/// <summary>Outbound mail of one source, day by day, and the days on which it was out of the ordinary.</summary>
public sealed class OutboundSeries
{
    public required OutboundSourceKind Kind { get; init; }

    /// <summary>Connector or domain; "tenant" for all.</summary>
    public required string Name { get; init; }

    /// <summary>The connector, where its history is known.</summary>
    public ConnectorHistory? Connector { get; init; }

    /// <summary>Days with mail, in order.</summary>
    public required IReadOnlyList<OutboundDay> Days { get; init; }

    public required IReadOnlyList<OutboundBurst> Bursts { get; init; }

    public override string ToString() => $"{Kind} {Name}: {Days.Sum(day => day.Recipients)} recipients outside on {Days.Count} days";
}
