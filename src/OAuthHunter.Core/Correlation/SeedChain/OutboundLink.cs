using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Facts.MailVolume;
using OAuthHunter.Hunting;

namespace OAuthHunter.Correlation.SeedChain;

/// <summary>
/// The link S12: mail that left through the connector, or in all, while the connector lived. Where there is no trace of that time
/// it was not looked for; that is never "nothing left".
/// </summary>
internal static class OutboundLink
{
    private const string Step = "S12";
    private const string Name = "Mail leaves in the tenant's name";

    // Somebody who tries his connector out sends a handful; a wave sends thousands.
    private const long FewestThroughConnector = 100;

    public static ChainLink Build(HuntContext context, SeedChainEvidence evidence, double points)
    {
        if (!context.Has(EntitySets.MessageTraces))
        {
            return NotAssessed("No message trace in the evidence. Run Get-MessageTraceV2 over the life of the connector.");
        }

        var volume = context.Facts.MailVolume;
        var through = evidence.Connectors.Select(connector => volume.Of(connector)).OfType<OutboundSeries>().Where(series => series.Days.Sum(day => day.Recipients) >= FewestThroughConnector).ToList();
        if (through.Count > 0)
        {
            var days = through.SelectMany(series => series.Days).OrderBy(day => day.First).ToList();
            return Found(points, days, $"{Count(days)} recipients outside got mail through {string.Join(", ", through.Select(series => $"'{series.Name}'").Distinct())}.");
        }

        var lives = evidence.Connectors.Select(connector => Life(context, connector)).OfType<(DateTimeOffset Start, DateTimeOffset End)>().ToList();
        if (lives.Count == 0)
        {
            return NotAssessed("When the connector lived is not known, so the message trace cannot tell what left through it.");
        }

        var inLife = volume.Tenant?.Bursts.Where(burst => !burst.HasPrecedent && lives.Any(life => burst.Day.Last >= life.Start && burst.Day.First <= life.End)).Select(burst => burst.Day).ToList() ?? [];
        if (inLife.Count > 0)
        {
            return Found(points, inLife, $"{Count(inLife)} recipients outside got mail on {inLife.Count} day(s) out of the ordinary while the connector stood; the trace does not show by which way it came in.");
        }

        return lives.All(life => volume.DaysBetween(life.Start, life.End).Count == 0)
            ? NotAssessed($"The message trace {Span(volume)} does not reach the time of the connector.")
            : new ChainLink { Step = Step, Name = Name, State = ChainLinkState.NotFound, Summary = "The message trace shows no mail out of the ordinary while the connector stood." };
    }

    private static (DateTimeOffset Start, DateTimeOffset End)? Life(HuntContext context, ConnectorHistory connector) =>
        (connector.CreatedAt ?? connector.Events.FirstOrDefault()?.Time) is { } start ? (start, connector.RemovedAt ?? context.Now) : null;

    private static string Span(MailVolumeFacts volume) => volume.Days.Count == 0 ? "is empty and" : string.Format(
        CultureInfo.InvariantCulture, "({0:yyyy-MM-dd} to {1:yyyy-MM-dd})", volume.Days[0], volume.Days[volume.Days.Count - 1]);

    private static string Count(IEnumerable<OutboundDay> days) => days.Sum(day => day.Recipients).ToString("N0", CultureInfo.InvariantCulture);

    private static ChainLink Found(double points, IReadOnlyList<OutboundDay> days, string summary) => new()
    {
        Step = Step, Name = Name, State = ChainLinkState.Found, Points = points, Time = days[0].First, Summary = summary, Evidence = [.. days.SelectMany(day => day.Evidence).Take(15)],
    };

    private static ChainLink NotAssessed(string summary) => new() { Step = Step, Name = Name, State = ChainLinkState.NotAssessed, Summary = summary };
}
