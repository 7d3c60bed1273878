namespace OAuthHunter.Facts.SignIns;

/// <summary>What is usual for a user: where, with what and since when he succeeds.</summary>
internal sealed class SignInHabits
{
    private readonly SignInTable table;
    private readonly Dictionary<int, List<SignInEntry>> successes = [];
    private readonly Dictionary<(int User, int Network), long> networks = [];
    private readonly Dictionary<(int User, string Country), long> countries = [];
    private readonly Dictionary<(int User, string Device), long> devices = [];

    public SignInHabits(SignInTable table)
    {
        this.table = table;
        foreach (var entry in table.RightPasswords.Where(entry => entry.Error == SignInCodes.Success))
        {
            if (!successes.TryGetValue(entry.User, out var list))
            {
                successes.Add(entry.User, list = []);
            }

            list.Add(entry);
            if (table.Addresses[entry.Address].Length > 0)
            {
                Note(networks, (entry.User, table.Networks[entry.Address]), entry);
            }

            if (table.Places[entry.Place].Country is { } country)
            {
                Note(countries, (entry.User, country), entry);
            }

            if (DeviceOf(entry) is { } device)
            {
                Note(devices, (entry.User, device), entry);
            }
        }
    }

    /// <summary>Users who ever succeeded, in order.</summary>
    public IEnumerable<int> Users => successes.Keys.OrderBy(user => user);

    /// <summary>Successes of a user in time order.</summary>
    public IReadOnlyList<SignInEntry> SuccessesOf(int user) => successes.TryGetValue(user, out var list) ? list : [];

    /// <summary>Whether the user had succeeded from the address's network before.</summary>
    public bool IsUsualNetwork(int user, int address, DateTimeOffset before) =>
        networks.TryGetValue((user, table.Networks[address]), out var first) && first < before.UtcTicks;

    /// <summary>Whether the user had succeeded with the same user agent and app before.</summary>
    public bool IsUsualClient(int user, int client, DateTimeOffset before) =>
        SuccessesOf(user).Any(entry => entry.Start < before && HasSameFingerprint(table.Clients[entry.Client], table.Clients[client]));

    /// <summary>Whether the user succeeds from the network soon after he failed there: somebody who mistyped.</summary>
    public bool SucceedsAfter(SignInEntry failure, TimeSpan within) => SuccessesOf(failure.User).Any(entry =>
        table.Networks[entry.Address] == table.Networks[failure.Address] && entry.End > failure.Start && entry.Start <= failure.Start + within);

    /// <summary>Whether the user ever succeeds from the network with something else than the client that fails.</summary>
    public bool SucceedsWithAnotherClient(SignInEntry failure) => SuccessesOf(failure.User).Any(entry =>
        table.Networks[entry.Address] == table.Networks[failure.Address] && entry.Client != failure.Client);

    /// <summary>Whether the log knows the user from before this success, so that "new" means something.</summary>
    public bool HasHistory(SignInEntry success) => SuccessesOf(success.User)[0].Cell.First.Ticks < success.Cell.First.Ticks;

    /// <summary>Whether the user had not been seen in the country of this success before it.</summary>
    public bool IsNewCountry(SignInEntry success) =>
        table.Places[success.Place].Country is { } country && countries[(success.User, country)] >= success.Cell.First.Ticks;

    /// <summary>Whether the user had not been seen with the device (or user agent) of this success before it.</summary>
    public bool IsNewDevice(SignInEntry success) =>
        DeviceOf(success) is { } device && devices[(success.User, device)] >= success.Cell.First.Ticks;

    public static bool HasSameFingerprint(SignInClient left, SignInClient right) =>
        left.UserAgent is not null && left.UserAgent == right.UserAgent && left.AppId == right.AppId && left.ClientApp == right.ClientApp;

    private string? DeviceOf(SignInEntry entry) =>
        table.Devices[entry.Device].Length > 0 ? table.Devices[entry.Device] : table.Clients[entry.Client].UserAgent;

    // Entries come in time order, so the first note is the earliest.
    private static void Note<T>(Dictionary<T, long> firsts, T key, SignInEntry entry)
        where T : notnull
    {
        if (!firsts.ContainsKey(key))
        {
            firsts.Add(key, entry.Cell.First.Ticks);
        }
    }
}
