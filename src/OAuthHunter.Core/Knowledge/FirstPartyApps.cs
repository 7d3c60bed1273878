namespace OAuthHunter.Knowledge;

/// <summary>
/// Microsoft's own apps by id and name. They tell what an app calls itself after, never whose it is: that is decided by the tenant
/// that registered it.
/// </summary>
public static class FirstPartyApps
{
    private static readonly Lazy<Dictionary<string, string>> ById = new(() =>
    {
        var names = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in KnowledgeTable.Load("first-party-apps.csv"))
        {
            names[row["app_id"]] = row["name"];
        }

        return names;
    });

    private static readonly Lazy<Dictionary<string, string>> BySkeleton = new(() =>
    {
        // A single everyday word ("Calendar") is nobody's name.
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in KnowledgeTable.Load("first-party-apps.csv").Where(row => row["confidence"] == "high"))
        {
            var name = row["name"].Replace("[Community Contributed]", string.Empty).Trim();
            if (name.IndexOf(' ') > 0 && NameSkeleton.Of(name) is { Length: >= 8 } skeleton && !names.ContainsKey(skeleton))
            {
                names.Add(skeleton, name);
            }
        }

        return names;
    });

    /// <summary>Whether the id is one of Microsoft's apps.</summary>
    public static bool Contains(string? appId) => appId is not null && ById.Value.ContainsKey(appId);

    /// <summary>The name of the Microsoft app that a name looks like, whatever letters it is written with; null for none.</summary>
    public static string? NameLike(string? name) =>
        name is not null && BySkeleton.Value.TryGetValue(NameSkeleton.Of(name), out var found) ? found : null;
}
