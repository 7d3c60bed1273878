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
    private readonly Dictionary<(string Key, long Day), bool> answers = [];
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

        var day = entry.Start.UtcTicks / TimeSpan.TicksPerDay;
        return Keys(entry.Address).Any(key => IsShared(key, day));
    }

    private bool IsShared(string key, long day)
    {
        if (!answers.TryGetValue((key, day), out var answer))
        {
            var half = thresholds.SharedEgressPeriod.Ticks / 2;
            var middle = (day * TimeSpan.TicksPerDay) + (TimeSpan.TicksPerDay / 2);
            var near = uses[key].Where(entry => Math.Abs(entry.Cell.First.Ticks - middle) <= half).ToList();
            answer = near.Select(entry => entry.User).Distinct().Take(thresholds.SharedEgressUsers).Count() == thresholds.SharedEgressUsers
                && (key[0] != 's' || IsInSeveralCountries(near));
            answers.Add((key, day), answer);
        }

        return answer;
    }

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
