namespace OAuthHunter.Knowledge;

/// <summary>App ids known from campaigns, with source and confidence per row.</summary>
public static class AbusedApps
{
    private static readonly Lazy<Dictionary<string, AbusedApp>> ById = new(() =>
    {
        var apps = new Dictionary<string, AbusedApp>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in KnowledgeTable.Load("known-abused-apps.csv"))
        {
            apps[row["app_id"]] = new AbusedApp
            {
                AppId = row["app_id"],
                Name = row["name"],
                Verdict = row["verdict"],
                Confidence = row["confidence"],
                OwnerTenantId = row["owner_tenant_id"].Length > 0 ? row["owner_tenant_id"] : null,
                Notes = row["notes"].Length > 0 ? row["notes"] : null,
                Conflicts = ConflictsIn(row["notes"]),
                Sources = row["sources"],
            };
        }

        return apps;
    });

    public static IReadOnlyCollection<AbusedApp> All => ById.Value.Values;

    // The table marks them: "NAME CONFLICT: one list says …; others …".
    private static IReadOnlyList<string> ConflictsIn(string notes)
    {
        const string Mark = "NAME CONFLICT:";
        var start = notes.IndexOf(Mark, StringComparison.OrdinalIgnoreCase);
        return start < 0 ? [] : [notes.Substring(start + Mark.Length).Trim()];
    }

    /// <summary>What is known of an app id, or null.</summary>
    public static AbusedApp? Find(string? appId) => appId is not null && ById.Value.TryGetValue(appId, out var app) ? app : null;
}
