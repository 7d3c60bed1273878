namespace OAuthHunter.Facts.SignIns;

/// <summary>What lies in a window that slides over failures of one source: counts kept up to date as rows enter and leave.</summary>
internal sealed class SignInWindow
{
    private readonly SignInTable table;
    private readonly int slowTries;
    private readonly Dictionary<int, int> users = [];
    private readonly Dictionary<int, int> addresses = [];
    private readonly Dictionary<int, int> errors = [];
    private readonly Dictionary<string, int> agents = new(StringComparer.Ordinal);

    public SignInWindow(SignInTable table, int slowTries)
    {
        this.table = table;
        this.slowTries = slowTries;
    }

    public int Attempts { get; private set; }

    public int Users => users.Count;

    public int Addresses => addresses.Count;

    public int ErrorKinds => errors.Count;

    /// <summary>Accounts with no more tries than a slow spray makes.</summary>
    public int SlowUsers { get; private set; }

    public double TriesPerUser => Users == 0 ? 0 : (double)Attempts / Users;

    public double TopErrorShare => Attempts == 0 ? 0 : (double)errors.Values.Max() / Attempts;

    /// <summary>Share of the most frequent user agent; rows without one count as one agent.</summary>
    public double TopAgentShare => Attempts == 0 ? 0 : (double)agents.Values.Max() / Attempts;

    /// <summary>Time of the latest row in the window.</summary>
    public DateTimeOffset Time { get; private set; }

    public void Enter(SignInEntry entry)
    {
        Time = entry.Start;
        Change(entry, entry.Count);
    }

    public void Leave(SignInEntry entry) => Change(entry, -entry.Count);

    private void Change(SignInEntry entry, int by)
    {
        Attempts += by;
        var before = users.TryGetValue(entry.User, out var tries) ? tries : 0;
        SlowUsers += (IsSlow(before + by) ? 1 : 0) - (IsSlow(before) ? 1 : 0);
        Change(users, entry.User, by);
        Change(addresses, entry.Address, by);
        Change(errors, entry.Error, by);
        Change(agents, table.Clients[entry.Client].UserAgent ?? string.Empty, by);
    }

    private bool IsSlow(int tries) => tries > 0 && tries <= slowTries;

    private static void Change<T>(Dictionary<T, int> counts, T key, int by)
        where T : notnull
    {
        counts.TryGetValue(key, out var count);
        if (count + by == 0)
        {
            counts.Remove(key);
        }
        else
        {
            counts[key] = count + by;
        }
    }
}
