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
                Sources = row["sources"],
            };
        }

        return apps;
    });

    public static IReadOnlyCollection<AbusedApp> All => ById.Value.Values;

    /// <summary>What is known of an app id, or null.</summary>
    public static AbusedApp? Find(string? appId) => appId is not null && ById.Value.TryGetValue(appId, out var app) ? app : null;
}
