using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Networking;

namespace OAuthHunter.Facts.MailVolume;

/// <summary>
/// Tells from the ledger what left the organisation, by connector, by sender domain and in all. A trace that names no connector is
/// joined by the source address: an address that a connector of that time takes mail from came in by it.
/// </summary>
internal sealed class MailVolumeAnalyzer
{
    private const int ShownRows = 5;

    private readonly MailTraceLedger ledger;
    private readonly IReadOnlyList<(ConnectorHistory History, IReadOnlyList<IpRange> Ranges)> connectors;
    private readonly HashSet<string> domains;
    private readonly IReadOnlyList<DateTime> days;
    private readonly Dictionary<string, IReadOnlyList<ConnectorHistory>> byAddress = new(StringComparer.Ordinal);

    private MailVolumeAnalyzer(MailTraceLedger ledger, TenantIdentity tenant, MailFlowHistory mailFlow)
    {
        this.ledger = ledger;
        domains = new HashSet<string>(tenant.Domains, StringComparer.OrdinalIgnoreCase);
        connectors = [.. mailFlow.InboundConnectors.Select(history => (history, ConnectorShape.Addresses(history.Connector)))];
        days = [.. ledger.Days.OrderBy(day => day)];
    }

    public static MailVolumeFacts Analyze(MailTraceLedger ledger, TenantIdentity tenant, MailFlowHistory mailFlow) =>
        ledger.Days.Count == 0 ? MailVolumeFacts.Empty : new MailVolumeAnalyzer(ledger, tenant, mailFlow).Run();

    private MailVolumeFacts Run()
    {
        var drafts = new Dictionary<(OutboundSourceKind Kind, string Name, ConnectorHistory? Connector), Dictionary<DateTime, List<KeyValuePair<MailTraceKey, MailTraceCell>>>>();
        foreach (var pair in ledger.Cells.Where(pair => IsOutbound(pair.Key)))
        {
            var day = new DateTime(pair.Key.Hour, DateTimeKind.Utc).Date;
            Note(drafts, (OutboundSourceKind.Tenant, "tenant", null), day, pair);
            if (pair.Key.Sender.Length > 0)
            {
                Note(drafts, (OutboundSourceKind.SenderDomain, pair.Key.Sender, null), day, pair);
            }

            foreach (var source in Connectors(pair.Key))
            {
                Note(drafts, source, day, pair);
            }
        }

        var ordered = drafts.OrderBy(draft => draft.Key.Kind).ThenBy(draft => draft.Key.Name, StringComparer.OrdinalIgnoreCase).ThenBy(draft => draft.Key.Connector?.CreatedAt).ToList();
        var series = new List<OutboundSeries>(ordered.Count);
        foreach (var draft in ordered)
        {
            var all = draft.Value.Select(day => ToDay(day.Key, day.Value)).OrderBy(day => day.Date).ToList();
            series.Add(new OutboundSeries { Kind = draft.Key.Kind, Name = draft.Key.Name, Connector = draft.Key.Connector, Days = all, Bursts = Bursts(all, draft.Key.Connector, series.FirstOrDefault()) });
        }

        return new MailVolumeFacts { Days = days, Series = series, KnowsOwnDomains = domains.Count > 0, Limitation = ledger.Limitation };
    }

    // By the organisation's own domains; where these are not known, by what the trace says of where it was sent.
    private bool IsOutbound(MailTraceKey key) => domains.Count > 0 ? !MailTraceLedger.IsOneOf(key.Recipient, domains) : (key.Flags & MailTraceFlags.SentOut) != 0;

    private bool IsForeign(string sender) => domains.Count > 0 && sender.Length > 0 && !MailTraceLedger.IsOneOf(sender, domains);

    private IEnumerable<(OutboundSourceKind, string, ConnectorHistory?)> Connectors(MailTraceKey key)
    {
        var time = new DateTimeOffset(key.Hour, TimeSpan.Zero);
        if (key.Connector.Length > 0)
        {
            var named = connectors.Select(connector => connector.History)
                .Where(history => string.Equals(history.Name, key.Connector, StringComparison.OrdinalIgnoreCase)).ToList();
            var alive = named.FirstOrDefault(history => IsAlive(history, time)) ?? named.LastOrDefault();
            return [(OutboundSourceKind.Connector, alive?.Name ?? key.Connector, alive)];
        }

        if (key.Address.Length == 0)
        {
            return [];
        }

        if (!byAddress.TryGetValue(key.Address, out var owners))
        {
            var address = IpRange.Parse(key.Address);
            owners = address is null ? [] : [.. connectors.Where(connector => connector.Ranges.Any(range => range.Overlaps(address))).Select(connector => connector.History)];
            byAddress.Add(key.Address, owners);
        }

        return owners.Where(history => IsAlive(history, time)).Select(history => (OutboundSourceKind.Connector, history.Name, (ConnectorHistory?)history));
    }

    // The hour (or day) of a cell begins before the connector that was made in it.
    private static bool IsAlive(ConnectorHistory history, DateTimeOffset time) =>
        !(history.CreatedAt is { } born && time < born.AddDays(-1)) && !(history.RemovedAt is { } died && time > died.AddHours(1));

    private static void Note<TKey>(Dictionary<TKey, Dictionary<DateTime, List<KeyValuePair<MailTraceKey, MailTraceCell>>>> drafts, TKey source, DateTime day, KeyValuePair<MailTraceKey, MailTraceCell> pair)
        where TKey : notnull
    {
        if (!drafts.TryGetValue(source, out var perDay))
        {
            drafts.Add(source, perDay = []);
        }

        if (!perDay.TryGetValue(day, out var cells))
        {
            perDay.Add(day, cells = []);
        }

        cells.Add(pair);
    }

    private OutboundDay ToDay(DateTime date, List<KeyValuePair<MailTraceKey, MailTraceCell>> cells) => new()
    {
        Date = date,
        Recipients = cells.Sum(cell => cell.Value.Recipients),
        Stopped = cells.Where(cell => (cell.Key.Flags & MailTraceFlags.Stopped) != 0).Sum(cell => cell.Value.Recipients),
        Foreign = cells.Where(cell => IsForeign(cell.Key.Sender)).Sum(cell => cell.Value.Recipients),
        Compared = cells.Sum(cell => cell.Value.Compared),
        Mismatched = cells.Sum(cell => cell.Value.Mismatched),
        First = new DateTimeOffset(cells.Min(cell => cell.Value.FirstTicks), TimeSpan.Zero),
        Last = new DateTimeOffset(cells.Max(cell => cell.Value.LastTicks), TimeSpan.Zero),
        Evidence = Rows(cells),
    };

    // Cells that differ only in the recipients' domain are one row.
    private static IReadOnlyList<EvidenceItem> Rows(List<KeyValuePair<MailTraceKey, MailTraceCell>> cells) =>
        [.. cells.GroupBy(cell => (cell.Key.Hour, cell.Key.Sender, cell.Key.Address, cell.Key.Connector))
            .Select(group => (group.Key, Count: group.Sum(cell => cell.Value.Recipients), Domains: group.Select(cell => cell.Key.Recipient).Distinct().Count(),
                First: group.OrderBy(cell => cell.Value.FirstTicks).ThenBy(cell => cell.Value.Origin.ToString(), StringComparer.Ordinal).First().Value))
            .OrderByDescending(group => group.Count)
            .ThenBy(group => group.First.FirstTicks)
            .ThenBy(group => group.First.Origin.ToString(), StringComparer.Ordinal)
            .Take(ShownRows)
            .Select(group => new EvidenceItem
            {
                EntitySet = EntitySets.MessageTraces.Name,
                Time = new DateTimeOffset(group.First.FirstTicks, TimeSpan.Zero),
                Description = string.Format(
                    CultureInfo.InvariantCulture, "{0} recipients in {1} domains outside, sender {2}{3}{4}", group.Count, group.Domains,
                    group.Key.Sender.Length == 0 ? "not named" : group.Key.Sender,
                    group.Key.Address.Length == 0 ? string.Empty : " from " + group.Key.Address,
                    group.Key.Connector.Length == 0 ? string.Empty : $" by connector '{group.Key.Connector}'"),
                Origin = group.First.Origin.ToString(),
            })];

    private List<OutboundBurst> Bursts(List<OutboundDay> all, ConnectorHistory? connector, OutboundSeries? tenant)
    {
        var counts = all.ToDictionary(day => day.Date, day => day.Recipients);
        var bursts = new List<OutboundBurst>();
        foreach (var day in all)
        {
            // A connector that is younger than the days to compare with can have sent nothing on them.
            var before = days.Where(date => date < day.Date && date >= day.Date.AddDays(-OutboundBaseline.Window)).Select(date => counts.TryGetValue(date, out var count) ? count : 0).ToList();
            var isNew = connector?.CreatedAt is { } born && born.UtcDateTime.Date >= day.Date.AddDays(-OutboundBaseline.Enough);
            var burst = OutboundBaseline.Judge(day, before)
                ?? (isNew && before.Count < OutboundBaseline.Enough && day.Recipients > OutboundBaseline.Least
                    ? new OutboundBurst { Day = day, Threshold = OutboundBaseline.Least, Most = before.Count == 0 ? 0 : before.Max() }
                    : null);
            if (burst is not null)
            {
                bursts.Add(burst with { IsFromNewConnector = isNew, TenantRoseToo = tenant is null ? null : RoseToo(tenant, day.Date) });
            }
        }

        return bursts;
    }

    private bool? RoseToo(OutboundSeries tenant, DateTime date) =>
        days.Count(day => day < date && day >= date.AddDays(-OutboundBaseline.Window)) < OutboundBaseline.Enough ? null : tenant.Bursts.Any(burst => burst.Day.Date == date);
}
