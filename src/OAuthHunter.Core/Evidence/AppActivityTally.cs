using OAuthHunter.Facts.Apps;
using OAuthHunter.Findings;

namespace OAuthHunter.Evidence;

/// <summary>What one app did, added up in bounded memory. The order of records does not matter.</summary>
internal sealed class AppActivityTally
{
    private const int MostAddresses = 20;

    private readonly SortedSet<string> addresses = new(StringComparer.OrdinalIgnoreCase);

    public DateTimeOffset? First { get; private set; }

    public DateTimeOffset? Last { get; private set; }

    public long Count { get; private set; }

    public long ExchangeOperations { get; private set; }

    /// <summary>The first record seen of it, by time.</summary>
    public EvidenceItem? FirstRow { get; private set; }

    public void Add(DateTimeOffset? time, string? address, bool isExchange, Func<EvidenceItem> row)
    {
        Count++;
        ExchangeOperations += isExchange ? 1 : 0;
        Note(address);
        if (FirstRow is null || time < First || (time == First && IsBefore(row(), FirstRow)))
        {
            FirstRow = row();
        }

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

        if (FirstRow is null || other.First < First)
        {
            FirstRow = other.FirstRow;
        }

        Observe(other.First, other.Last);
    }

    /// <summary>Takes a report's last use, which counts no sign-ins.</summary>
    public void Observe(DateTimeOffset? first, DateTimeOffset? last)
    {
        First = First is null || first < First ? first ?? First : First;
        Last = Last is null || last > Last ? last ?? Last : Last;
    }

    public AppActivity ToActivity() => new()
    {
        FirstEvidence = FirstRow,
        FirstSeen = First,
        LastSeen = Last,
        Count = Count,
        ExchangeOperations = ExchangeOperations,
        Addresses = [.. addresses],
    };

    private static bool IsBefore(EvidenceItem one, EvidenceItem other) =>
        string.CompareOrdinal(one.Key + one.Origin, other.Key + other.Origin) < 0;

    // The smallest are kept, not the first, so that the order of records does not show.
    private void Note(string? address)
    {
        if (address is { Length: > 0 } && addresses.Add(address) && addresses.Count > MostAddresses)
        {
            addresses.Remove(addresses.Max!);
        }
    }
}
