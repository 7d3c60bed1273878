namespace OAuthHunter.Knowledge;

/// <summary>
/// The list of known apps that a hunt goes by: the one that is built in, one of the caller's own in its place, or both. An entry of
/// the caller's wins over a built-in one, and what the two disagree on stays visible as a conflict.
/// </summary>
public sealed class KnownApps
{
    private readonly Dictionary<string, AbusedApp> apps;

    private KnownApps(Dictionary<string, AbusedApp> apps)
    {
        this.apps = apps;
    }

    /// <summary>The list that ships with the product.</summary>
    public static KnownApps BuiltIn { get; } = Of(AbusedApps.All);

    public IReadOnlyCollection<AbusedApp> All => apps.Values;

    /// <summary>A list of these entries alone.</summary>
    public static KnownApps Of(IEnumerable<AbusedApp> entries)
    {
        var apps = new Dictionary<string, AbusedApp>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            apps[entry.AppId] = apps.TryGetValue(entry.AppId, out var before) ? Join(entry, before) : entry;
        }

        return new KnownApps(apps);
    }

    /// <summary>This list and these entries.</summary>
    public KnownApps With(IEnumerable<AbusedApp> entries) => Of(apps.Values.Concat(entries));

    /// <summary>What is known of an app id, or null.</summary>
    public AbusedApp? Find(string? appId) => appId is not null && apps.TryGetValue(appId, out var app) ? app : null;

    private static AbusedApp Join(AbusedApp entry, AbusedApp before)
    {
        var conflicts = before.Conflicts.Concat(entry.Conflicts).ToList();
        if (!string.Equals(entry.Name, before.Name, StringComparison.OrdinalIgnoreCase))
        {
            conflicts.Add($"{before.Sources}: named '{before.Name}'");
        }

        if (!string.Equals(entry.Verdict, before.Verdict, StringComparison.OrdinalIgnoreCase))
        {
            conflicts.Add($"{before.Sources}: {before.Verdict} with {before.Confidence} confidence");
        }

        return entry with { Conflicts = [.. conflicts.Distinct(StringComparer.OrdinalIgnoreCase)] };
    }
}
