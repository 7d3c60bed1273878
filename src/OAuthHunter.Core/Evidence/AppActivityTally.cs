using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Evidence;

/// <summary>What one app did, added up in bounded memory. The order of records does not matter.</summary>
internal sealed class AppActivityTally
{
    /// <summary>A day of use counts as an awakening when no use was seen in so many days before it.</summary>
    internal const int SilentDays = 7;

    private const int MostAddresses = 20;
    private const int MostDays = 400;

    private readonly SortedSet<string> addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedSet<int> days = [];
    private readonly SortedDictionary<int, Row> awakenings = [];

    private Row? first;

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public long Count { get; private set; }

    public long ExchangeOperations { get; private set; }

    /// <summary>The first record seen of it, by time.</summary>
    public EvidenceItem? FirstRow => first?.Item;

    public void Add(DateTimeOffset? time, string? address, bool isExchange, Func<EvidenceItem> row)
    {
        Count++;
        ExchangeOperations += isExchange ? 1 : 0;
        Note(address);
        var found = new Row(time, row);
        if (found.IsBefore(first))
        {
            first = found;
        }

        NoteDay(found);
        Observe(time, time);
    }

    public void Add(AppActivityTally other)
    {
        Count += other.Count;
        ExchangeOperations += other.ExchangeOperations;
        foreach (var address in other.addresses)
        {
            Note(address);
        }

        if (other.first is { } row && row.IsBefore(first))
        {
            first = row;
        }

        foreach (var day in other.days)
        {
            days.Add(day);
        }

        foreach (var pair in other.awakenings)
        {
            Keep(pair.Key, pair.Value);
        }

        foreach (var day in awakenings.Keys.Where(HasUseBefore).ToList())
        {
            awakenings.Remove(day);
        }

        Observe(other.First, other.Last);
    }

    /// <summary>Takes a report's last use, which counts no sign-ins.</summary>
    public void Observe(DateTimeOffset? earliest, DateTimeOffset? latest)
    {
        First = First is null || earliest < First ? earliest ?? First : First;
        Last = Last is null || latest > Last ? latest ?? Last : Last;
    }

    public AppActivity ToActivity() => new()
    {
        FirstEvidence = FirstRow,
        FirstSeen = First,
        LastSeen = Last,
        Count = Count,
        ExchangeOperations = ExchangeOperations,
        Addresses = [.. addresses],
        Awakenings = [.. awakenings.Values.Where(row => row.Time is not null).Select(row => new AppAwakening
        {
            Time = row.Time!.Value,
            SilentFor = LastUseBefore(DayOf(row.Time.Value)) is { } day ? TimeSpan.FromDays(DayOf(row.Time.Value) - day) : null,
            Evidence = row.Item,
        })],
    };

    private static int DayOf(DateTimeOffset time) => (int)(time.UtcTicks / TimeSpan.TicksPerDay);

    // A row is kept only while no use is known in the days before it, so that steady use keeps one row and not one a day. What is
    // let go once can never be wanted again: days are only added.
    private void NoteDay(Row row)
    {
        if (row.Time is not { } time)
        {
            return;
        }

        var day = DayOf(time);
        if (days.Add(day))
        {
            for (var later = day + 1; later <= day + SilentDays; later++)
            {
                awakenings.Remove(later);
            }

            if (days.Count > MostDays)
            {
                awakenings.Remove(days.Min);
                days.Remove(days.Min);
            }
        }

        if (!HasUseBefore(day))
        {
            Keep(day, row);
        }
    }

    private void Keep(int day, Row row)
    {
        if (row.IsBefore(awakenings.TryGetValue(day, out var known) ? known : null))
        {
            awakenings[day] = row;
        }
    }

    // Asked for every record of a log: a few look-ups, for a view of a sorted set counts itself.
    private bool HasUseBefore(int day)
    {
        for (var earlier = day - 1; earlier >= day - SilentDays; earlier--)
        {
            if (days.Contains(earlier))
            {
                return true;
            }
        }

        return false;
    }

    private int? LastUseBefore(int day)
    {
        if (days.Count == 0 || days.Min >= day)
        {
            return null;
        }

        var before = days.GetViewBetween(days.Min, day - 1);
        return before.Count == 0 ? null : before.Max;
    }

    // The smallest are kept, not the first, so that the order of records does not show.
    private void Note(string? address)
    {
        if (address is { Length: > 0 } && addresses.Add(address) && addresses.Count > MostAddresses)
        {
            addresses.Remove(addresses.Max!);
        }
    }

    /// <summary>A record that may be shown. It is described only when it is, which for most never happens.</summary>
    private sealed class Row(DateTimeOffset? time, Func<EvidenceItem> make)
    {
        private EvidenceItem? item;

        public DateTimeOffset? Time { get; } = time;

        public EvidenceItem Item => item ??= make();

        public bool IsBefore(Row? other) => other is null || Time < other.Time
            || (Time == other.Time && string.CompareOrdinal(Item.Key + Item.Origin, other.Item.Key + other.Item.Origin) < 0);
    }
}
