namespace OAuthHunter.Knowledge;

/// <summary>What continuous access evaluation covers and, what matters more here, what it does not.</summary>
public static class ContinuousAccess
{
    private static readonly Lazy<IReadOnlyList<ContinuousAccessResource>> Table = new(() => [.. KnowledgeTable.Load("cae-resources.csv").Select(row => new ContinuousAccessResource
    {
        Resource = row["resource"],
        Identity = row["identity_kind"],
        CriticalEvents = Value(row["critical_events"]),
        Policies = Value(row["policies"]),
        Note = Value(row["note"]),
    })]);

    public static IReadOnlyList<ContinuousAccessResource> Resources => Table.Value;

    private static string? Value(string text) => text.Length == 0 ? null : text;
}
