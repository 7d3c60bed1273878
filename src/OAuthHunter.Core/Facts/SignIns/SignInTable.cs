namespace OAuthHunter.Facts.SignIns;

/// <summary>The ledger, ready to analyse: numbers follow the order of the texts, rows the order of time.</summary>
internal sealed class SignInTable
{
    private SignInTable(string[] users, string[] addresses, SignInClient[] clients, SignInPlace[] places, string[] devices)
    {
        Users = users;
        Addresses = addresses;
        Clients = clients;
        Places = places;
        Devices = devices;
        var named = new ValuePool<string>(StringComparer.Ordinal);
        Networks = [.. addresses.Select(address => named.Intern(NetworkAddress.NetworkOf(address)))];
        NetworkNames = [.. Enumerable.Range(0, named.Count).Select(id => named[id])];
    }

    public string[] Users { get; }

    public string[] Addresses { get; }

    /// <summary>Network of each address, as a number of <see cref="NetworkNames"/>.</summary>
    public int[] Networks { get; }

    public string[] NetworkNames { get; }

    /// <summary>Autonomous system of each address; 0 when not known.</summary>
    public int[] AutonomousSystems { get; private set; } = [];

    public SignInClient[] Clients { get; }

    public SignInPlace[] Places { get; }

    /// <summary>Device ids; the empty text stands for none.</summary>
    public string[] Devices { get; }

    /// <summary>Failed passwords, in time order.</summary>
    public IReadOnlyList<SignInEntry> Failures { get; private set; } = [];

    /// <summary>Sign-ins that show the password was right, in time order.</summary>
    public IReadOnlyList<SignInEntry> RightPasswords { get; private set; } = [];

    /// <summary>Time of the first sign-in kept; null without any.</summary>
    public DateTimeOffset? Start { get; private set; }

    public static SignInTable Of(
        IEnumerable<KeyValuePair<SignInKey, SignInCell>> cells, ValuePool<string> users, ValuePool<string> addresses, ValuePool<SignInClient> clients,
        ValuePool<SignInPlace> places, ValuePool<string> devices, IReadOnlyDictionary<string, string> namesById, IReadOnlyDictionary<string, int> networks)
    {
        // A row that knows the user by id only belongs to the name that other rows give to that id.
        for (var id = users.Count - 1; id >= 0; id--)
        {
            if (namesById.TryGetValue(users[id], out var name))
            {
                users.Intern(name);
            }
        }

        var (userNames, userRanks) = users.Rank(string.CompareOrdinal);
        for (var id = 0; id < users.Count; id++)
        {
            if (namesById.TryGetValue(users[id], out var name))
            {
                userRanks[id] = userRanks[users.Intern(name)];
            }
        }

        var (addressNames, addressRanks) = addresses.Rank(string.CompareOrdinal);
        var (clientNames, clientRanks) = clients.Rank(SignInClient.Compare);
        var (placeNames, placeRanks) = places.Rank(SignInPlace.Compare);
        var (deviceNames, deviceRanks) = devices.Rank(string.CompareOrdinal);
        var table = new SignInTable(userNames, addressNames, clientNames, placeNames, deviceNames)
        {
            AutonomousSystems = [.. addressNames.Select(address => networks.TryGetValue(address, out var number) ? number : 0)],
        };
        table.Fill(cells.Select(pair => new SignInEntry(
            userRanks[pair.Key.User], addressRanks[pair.Key.Address], clientRanks[pair.Key.Client], placeRanks[pair.Key.Place],
            deviceRanks[pair.Key.Device], pair.Key.Error, pair.Key.Flags, pair.Value)));
        return table;
    }

    private void Fill(IEnumerable<SignInEntry> entries)
    {
        // Both logs may tell of the same sign-in; the sign-in log tells more, so it wins where both have the minute.
        var all = entries.ToList();
        if (all.Exists(entry => entry.IsFromUnifiedAuditLog) && all.Exists(entry => !entry.IsFromUnifiedAuditLog))
        {
            var told = new HashSet<(int, int, int, long)>(all.Where(entry => !entry.IsFromUnifiedAuditLog).SelectMany(Minutes));
            all.RemoveAll(entry => entry.IsFromUnifiedAuditLog && Minutes(entry).All(told.Contains));
        }

        all.Sort();
        Failures = [.. all.Where(entry => !SignInCodes.ProvesPassword(entry.Error) || SignInCodes.IsSpray(entry.Error))];
        RightPasswords = [.. all.Where(entry => SignInCodes.ProvesPassword(entry.Error))];
        Start = all.Count > 0 ? all[0].Start : null;
    }

    private static IEnumerable<(int User, int Address, int Error, long Minute)> Minutes(SignInEntry entry)
    {
        var first = entry.Cell.First.Ticks / TimeSpan.TicksPerMinute;
        var last = entry.Cell.Last.Ticks / TimeSpan.TicksPerMinute;
        yield return (entry.User, entry.Address, entry.Error, first);
        if (last != first)
        {
            yield return (entry.User, entry.Address, entry.Error, last);
        }
    }
}
