namespace OAuthHunter.Knowledge;

/// <summary>Tenants in which Microsoft registers its own apps.</summary>
public static class MicrosoftTenants
{
    // The tenant of personal accounts is in the table as a warning: anybody can register an app there.
    private const string ConsumerAccounts = "9188040d-6c67-4c5b-b112-36a304b66dad";

    private static readonly Lazy<HashSet<string>> Ids = new(() => new HashSet<string>(
        KnowledgeTable.Load("microsoft-tenant-ids.csv").Select(row => row["tenant_id"]).Where(id => id != ConsumerAccounts),
        StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether apps of that tenant are Microsoft's.</summary>
    public static bool Contains(string? tenantId) => tenantId is not null && Ids.Value.Contains(tenantId);
}
