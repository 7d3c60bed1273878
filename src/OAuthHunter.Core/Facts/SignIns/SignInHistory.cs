using OAuthHunter.Findings;

namespace OAuthHunter.Facts.SignIns;

/// <summary>Answers what was usual for a user at a moment: where he had been before, and when the tenant works.</summary>
internal sealed class SignInHistory
{
    // A sign-in minutes before an act belongs to the act; what is older is habit.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    // With fewer sign-ins or days than these the tenant's hours cannot be told.
    private const int LeastSignIns = 200;
    private const int LeastDays = 5;

    private readonly SignInTable table;
    private readonly Lazy<Dictionary<string, List<SignInEntry>>> byUser;
    private readonly Lazy<(bool[] Hours, bool[] Days)?> workingTime;

    public SignInHistory(SignInTable table)
    {
        this.table = table;
        byUser = new(Index);
        workingTime = new(WorkingTime);
    }

    /// <summary>
    /// Whether the user had never signed in from the address's network until the day before. Null when the log does not know him
    /// from before, so that everything would be new.
    /// </summary>
    public bool? IsNewAddress(string? user, string? address, DateTimeOffset time)
    {
        var past = Successes(user).Where(entry => entry.Start < time - Fresh).ToList();
        if (past.Count == 0 || string.IsNullOrEmpty(address))
        {
            return null;
        }

        var network = NetworkAddress.NetworkOf(address!.Trim().ToLowerInvariant());
        return !past.Any(entry => table.NetworkNames[table.Networks[entry.Address]] == network);
    }

    /// <summary>Successes of a user within the time that came from a country or an autonomous system he was never seen in before.</summary>
    public IEnumerable<(string What, EvidenceItem Evidence)> StrangeSuccesses(string? user, DateTimeOffset from, DateTimeOffset to)
    {
        var all = Successes(user);
        foreach (var entry in all.Where(entry => entry.IsInteractive && entry.End >= from && entry.Start <= to))
        {
            var past = all.Where(other => other.Start < entry.Start - Fresh).ToList();
            if (past.Count == 0)
            {
                continue;
            }

            var country = table.Places[entry.Place].Country;
            var number = table.AutonomousSystems[entry.Address];
            if (country is not null && past.Exists(other => table.Places[other.Place].Country is not null) && !past.Exists(other => table.Places[other.Place].Country == country))
            {
                yield return ($"from {country}, where the user was never seen before", SignInEvidence.Of(table, entry));
            }
            else if (number != 0 && past.Exists(other => table.AutonomousSystems[other.Address] != 0) && !past.Exists(other => table.AutonomousSystems[other.Address] == number))
            {
                yield return ($"from AS{number}, where the user was never seen before", SignInEvidence.Of(table, entry));
            }
        }
    }

    /// <summary>User agents with which people signed in to an app, each with a row.</summary>
    public IEnumerable<(string Agent, EvidenceItem Evidence)> AgentsOf(string appId) => table.RightPasswords
        .Where(entry => entry.Error == SignInCodes.Success && table.Clients[entry.Client].UserAgent is not null
            && string.Equals(table.Clients[entry.Client].AppId, appId, StringComparison.OrdinalIgnoreCase))
        .Select(entry => (table.Clients[entry.Client].UserAgent!, SignInEvidence.Of(table, entry)));

    /// <summary>
    /// Whether the moment is outside the hours and days in which the tenant's people sign in. No export tells the tenant's time
    /// zone, so its own habit has to; null when too few sign-ins show it.
    /// </summary>
    public bool? IsOutsideWorkingTime(DateTimeOffset time)
    {
        if (workingTime.Value is not { } working)
        {
            return null;
        }

        var utc = time.UtcDateTime;
        return !working.Hours[utc.Hour] || !working.Days[(int)utc.DayOfWeek];
    }

    private IReadOnlyList<SignInEntry> Successes(string? user) =>
        user is not null && byUser.Value.TryGetValue(user.ToLowerInvariant(), out var entries) ? entries : [];

    private Dictionary<string, List<SignInEntry>> Index()
    {
        var index = new Dictionary<string, List<SignInEntry>>(StringComparer.Ordinal);
        foreach (var entry in table.RightPasswords.Where(entry => entry.Error == SignInCodes.Success))
        {
            var user = table.Users[entry.User];
            if (!index.TryGetValue(user, out var entries))
            {
                index.Add(user, entries = []);
            }

            entries.Add(entry);
        }

        return index;
    }

    // An hour belongs to work when it has a tenth of what the busiest has, a day a fifth.
    private (bool[] Hours, bool[] Days)? WorkingTime()
    {
        var hours = new long[24];
        var days = new long[7];
        var dates = new HashSet<DateTime>();
        foreach (var entry in table.RightPasswords.Where(entry => entry.Error == SignInCodes.Success && entry.IsInteractive))
        {
            var time = entry.Start.UtcDateTime;
            hours[time.Hour] += entry.Count;
            days[(int)time.DayOfWeek] += entry.Count;
            dates.Add(time.Date);
        }

        if (hours.Sum() < LeastSignIns || dates.Count < LeastDays)
        {
            return null;
        }

        return ([.. hours.Select(count => count * 10 >= hours.Max())], [.. days.Select(count => count * 5 >= days.Max())]);
    }
}
