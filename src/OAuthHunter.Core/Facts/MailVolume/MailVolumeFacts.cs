using OAuthHunter.Facts.MailFlow;

namespace OAuthHunter.Facts.MailVolume;

/// <summary>Mail that left the organisation, as message trace shows it. Without a trace nothing is known, which is not "no mail".</summary>
public sealed record MailVolumeFacts
{
    public static MailVolumeFacts Empty { get; } = new();

    /// <summary>Days (UTC) for which there is a trace, in order.</summary>
    public IReadOnlyList<DateTime> Days { get; init; } = [];

    /// <summary>Connectors, sender domains and the tenant itself, in this order of name.</summary>
    public IReadOnlyList<OutboundSeries> Series { get; init; } = [];

    /// <summary>Whether recipients outside could be told from those inside by the organisation's domains.</summary>
    public bool KnowsOwnDomains { get; init; }

    /// <summary>What counts are coarser in than the rows; null when they are exact.</summary>
    public string? Limitation { get; init; }

    public OutboundSeries? Tenant => Series.FirstOrDefault(series => series.Kind == OutboundSourceKind.Tenant);

    /// <summary>What passed through a connector; null when the trace shows nothing of it.</summary>
    public OutboundSeries? Of(ConnectorHistory connector) => Series.FirstOrDefault(series => series.Kind == OutboundSourceKind.Connector && ReferenceEquals(series.Connector, connector));

    /// <summary>Days between two moments for which there is a trace.</summary>
    public IReadOnlyList<DateTime> DaysBetween(DateTimeOffset start, DateTimeOffset end) =>
        [.. Days.Where(day => day >= start.UtcDateTime.Date && day <= end.UtcDateTime.Date)];
}
