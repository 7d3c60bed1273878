namespace OAuthHunter.Facts.SignIns;

/// <summary>
/// Learns which addresses are doors that many people share (VPN, proxy, carrier gateway): what comes out of them says nothing
/// about where a person is. Sources of attacks never count, else an intruder would become one by taking five accounts.
/// </summary>
internal sealed class SharedEgress
{
    private readonly SignInTable table;
    private readonly SignInThresholds thresholds;
    private readonly Dictionary<string, List<SignInEntry>> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<long>> sharedDays = new(StringComparer.Ordinal);
    private readonly HashSet<int> hostile;

    public SharedEgress(SignInTable table, SignInThresholds thresholds, HashSet<int> hostile)
    {
        this.table = table;
        this.thresholds = thresholds;
        this.hostile = hostile;
        foreach (var entry in table.RightPasswords.Where(entry => entry.Error == SignInCodes.Success && !hostile.Contains(entry.Address)))
        {
            foreach (var key in Keys(entry.Address))
            {
                if (!uses.TryGetValue(key, out var list))
                {
                    uses.Add(key, list = []);
                }

                list.Add(entry);
            }
        }
    }

    /// <summary>Whether an attack on many accounts came from the address.</summary>
    public bool IsHostile(SignInEntry entry) => hostile.Contains(entry.Address);

    /// <summary>Whether the address was a shared door around that time.</summary>
    public bool IsShared(SignInEntry entry)
    {
        if (hostile.Contains(entry.Address))
        {
            return false;
        }

        return Keys(entry.Address).Any(key => IsShared(key, DayOf(entry)));
    }

    private bool IsShared(string key, long day)
    {
        if (!sharedDays.TryGetValue(key, out var days))
        {
            sharedDays.Add(key, days = key[0] == 's' && !IsInSeveralCountries(uses[key]) ? [] : DaysOf(uses[key]));
        }

        return days.Contains(day);
    }

    // Days around which enough people came through; uses are in time order, so one window slides over them.
    private HashSet<long> DaysOf(List<SignInEntry> entries)
    {
        var days = new HashSet<long>();
        var users = new Dictionary<int, int>();
        var half = thresholds.SharedEgressPeriod.Ticks / 2 / TimeSpan.TicksPerDay;
        int first = 0, next = 0;
        foreach (var day in entries.Select(DayOf).Distinct())
        {
            for (; next < entries.Count && DayOf(entries[next]) <= day + half; next++)
            {
                users[entries[next].User] = users.TryGetValue(entries[next].User, out var count) ? count + 1 : 1;
            }

            for (; DayOf(entries[first]) < day - half; first++)
            {
                if (--users[entries[first].User] == 0)
                {
                    users.Remove(entries[first].User);
                }
            }

            if (users.Count >= thresholds.SharedEgressUsers)
            {
                days.Add(day);
            }
        }

        return days;
    }

    private static long DayOf(SignInEntry entry) => entry.Cell.First.Ticks / TimeSpan.TicksPerDay;

    // A system that serves one country is the country's internet provider: its customers do not share a door.
    private bool IsInSeveralCountries(IEnumerable<SignInEntry> entries) =>
        entries.Select(entry => table.Places[entry.Place].Country).Where(country => country is not null).Distinct().Take(2).Count() == 2;

    private IEnumerable<string> Keys(int address)
    {
        yield return $"address {address}";
        yield return $"network {table.Networks[address]}";
        if (table.AutonomousSystems[address] != 0)
        {
            yield return $"system {table.AutonomousSystems[address]}";
        }
    }
}
