namespace OAuthHunter.Facts.Apps;

/// <summary>Sign-ins of one app as itself, in time order.</summary>
internal sealed class AppSignInHistory
{
    private readonly Dictionary<string, DateTimeOffset> firstByNetwork = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> firstByResource = new(StringComparer.Ordinal);

    public AppSignInHistory(IEnumerable<AppSignIn> signIns)
    {
        var ordered = signIns.OrderBy(row => row.First).ThenBy(row => row.Address, StringComparer.Ordinal).ThenBy(row => row.KeyId, StringComparer.Ordinal)
            .ThenBy(row => row.Resource, StringComparer.Ordinal).ThenBy(row => row.Error).ToList();
        Successes = [.. ordered.Where(row => row.Error == 0)];
        Failures = [.. ordered.Where(row => row.Error != 0)];
        foreach (var row in Successes)
        {
            Note(firstByNetwork, row.Network, row.First);
            if (row.Resource is not null)
            {
                Note(firstByResource, row.Resource, row.First);
            }
        }
    }

    public static AppSignInHistory Empty { get; } = new([]);

    public IReadOnlyList<AppSignIn> Successes { get; }

    public IReadOnlyList<AppSignIn> Failures { get; }

    /// <summary>Whether the log knows the app from before that moment, so that "new" means something.</summary>
    public bool HasHistory(DateTimeOffset before) => Successes.Count > 0 && Successes[0].First < before;

    /// <summary>Whether the app had never succeeded from the network before that moment.</summary>
    public bool IsNewNetwork(string network, DateTimeOffset before) => !firstByNetwork.TryGetValue(network, out var first) || first >= before;

    /// <summary>Whether the app had never succeeded at the resource before that moment.</summary>
    public bool IsNewResource(string resource, DateTimeOffset before) => !firstByResource.TryGetValue(resource, out var first) || first >= before;

    /// <summary>Successes within the time, both ends included.</summary>
    public IEnumerable<AppSignIn> Between(DateTimeOffset from, DateTimeOffset to) => Successes.Where(row => row.Last >= from && row.First <= to);

    private static void Note(Dictionary<string, DateTimeOffset> firsts, string key, DateTimeOffset time)
    {
        if (!firsts.TryGetValue(key, out var known) || time < known)
        {
            firsts[key] = time;
        }
    }
}
