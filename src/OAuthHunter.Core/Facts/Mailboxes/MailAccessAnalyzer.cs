using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Tells from the ledger which applications read or sent mail in mass, and whether they had done so before.</summary>
internal static class MailAccessAnalyzer
{
    private const int FewestSynchronised = 3;
    private const long FewestSent = 100;
    private const int BaselineHours = 7 * 24;

    /// <param name="ledger">What was read and sent.</param>
    /// <param name="apps">Apps of the tenant; those of Microsoft are what people read their mail with.</param>
    public static IReadOnlyList<AppMailAccess> Analyze(MailAccessLedger ledger, IEnumerable<AppProfile> apps)
    {
        var microsoft = new HashSet<string>(apps.Where(app => app.Ownership == AppOwnership.Microsoft).Select(app => app.AppId).OfType<string>(), StringComparer.OrdinalIgnoreCase);
        var sends = ledger.Sends.Where(pair => !microsoft.Contains(pair.Key.App)).ToLookup(pair => pair.Key.App, StringComparer.Ordinal);
        var reads = ledger.Reads.Where(pair => !microsoft.Contains(pair.Key.App)).GroupBy(pair => pair.Key.App, StringComparer.Ordinal).ToDictionary(group => group.Key, StringComparer.Ordinal);
        return [.. reads.Keys.Union(sends.Select(group => group.Key), StringComparer.Ordinal).OrderBy(app => app, StringComparer.Ordinal)
            .Select(app => Of(app, reads.TryGetValue(app, out var cells) ? [.. cells.OrderBy(pair => pair.Key.Time)] : [], [.. sends[app].OrderBy(pair => pair.Key.Time)], ledger.Step))];
    }

    private static AppMailAccess Of(string app, List<KeyValuePair<(string App, bool Foreign, long Time), MailAccessCell>> reads, List<KeyValuePair<(string App, long Time), MailAccessCell>> sends, TimeSpan step)
    {
        var byTime = reads.GroupBy(pair => pair.Key.Time).Select(group => (Time: group.Key, Cells: group.Select(pair => pair.Value).ToList())).ToList();
        return new AppMailAccess
        {
            AppId = app,
            IsForeignAccess = reads.Any(pair => pair.Key.Foreign),
            Days = [.. reads.Select(pair => pair.Key.Time).Concat(sends.Select(pair => pair.Key.Time)).Select(ticks => new DateTime(ticks, DateTimeKind.Utc).Date).Distinct().OrderBy(day => day)],
            Masses = Masses(byTime, step),
            Throttled = [.. reads.Select(pair => pair.Value.FirstThrottled).OfType<EvidenceItem>().OrderBy(row => row.Time).Select(row => (row.Time!.Value, row))],
            Synchronised = Synchronised(reads),
            SendBursts = Bursts(sends),
            Mailboxes = [.. reads.SelectMany(pair => pair.Value.Mailboxes).Distinct(StringComparer.Ordinal).OrderBy(name => name, StringComparer.Ordinal).Take(20)],
        };
    }

    // Ten minutes are two cells that follow each other; a cell that is longer already stands for itself.
    private static IReadOnlyList<(DateTimeOffset Time, EvidenceItem Row)> Masses(List<(long Time, List<MailAccessCell> Cells)> cells, TimeSpan step)
    {
        var masses = new List<(DateTimeOffset, EvidenceItem)>();
        for (var i = 0; i < cells.Count; i++)
        {
            var names = new HashSet<string>(cells[i].Cells.SelectMany(cell => cell.Mailboxes), StringComparer.Ordinal);
            if (i + 1 < cells.Count && cells[i + 1].Time - cells[i].Time == step.Ticks && step <= TimeSpan.FromMinutes(5))
            {
                names.UnionWith(cells[i + 1].Cells.SelectMany(cell => cell.Mailboxes));
            }

            if (names.Count >= MailAccessLedger.Several)
            {
                var row = cells[i].Cells.Select(cell => cell.First).OrderBy(item => item.Time).ThenBy(item => item.Key, StringComparer.Ordinal).First();
                masses.Add((row.Time!.Value, row));
            }
        }

        return masses;
    }

    private static (DateTimeOffset, int, EvidenceItem)? Synchronised(List<KeyValuePair<(string App, bool Foreign, long Time), MailAccessCell>> reads)
    {
        var days = reads.Where(pair => pair.Value.Synchronised.Count > 0)
            .GroupBy(pair => new DateTime(pair.Key.Time, DateTimeKind.Utc).Date)
            .Select(day => (Count: day.SelectMany(pair => pair.Value.Synchronised).Distinct(StringComparer.Ordinal).Count(), Row: day.Select(pair => pair.Value.First).OrderBy(item => item.Time).First()))
            .Where(day => day.Count >= FewestSynchronised)
            .OrderByDescending(day => day.Count).ThenBy(day => day.Row.Time)
            .ToList();
        return days.Count == 0 ? null : (days[0].Row.Time!.Value, days[0].Count, days[0].Row);
    }

    // Against the most of the seven days before, counted in hours: mean and deviation would be lifted by the burst itself.
    private static IReadOnlyList<(DateTimeOffset, long, long, EvidenceItem)> Bursts(List<KeyValuePair<(string App, long Time), MailAccessCell>> sends)
    {
        var bursts = new List<(DateTimeOffset, long, long, EvidenceItem)>();
        foreach (var hour in sends.Where(pair => pair.Value.Count > FewestSent))
        {
            var before = sends.Where(pair => pair.Key.Time < hour.Key.Time && pair.Key.Time >= hour.Key.Time - (BaselineHours * TimeSpan.TicksPerHour)).Select(pair => pair.Value.Count).DefaultIfEmpty(0).Max();
            if (hour.Value.Count > 3 * before)
            {
                bursts.Add((hour.Value.First.Time!.Value, hour.Value.Count, before, hour.Value.First));
            }
        }

        return bursts;
    }
}
