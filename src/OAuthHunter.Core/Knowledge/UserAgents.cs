namespace OAuthHunter.Knowledge;

/// <summary>User agents of tools, with how telling each is: high, medium, low or info.</summary>
public static class UserAgents
{
    private static readonly Lazy<IReadOnlyList<UserAgent>> Table = new(() => [.. KnowledgeTable.Load("user-agents.csv").Select(row =>
        new UserAgent(row["pattern"], row["match"], row["meaning"], row["weight"], row["log"].Split('+'), row["false_positive_note"]))]);

    public static IReadOnlyList<UserAgent> All => Table.Value;

    /// <summary>The most telling entry for a user agent in that kind of log (user, sp, audit), or null.</summary>
    public static UserAgent? Find(string? userAgent, string log) => userAgent is null ? null : All
        .Where(entry => entry.Logs.Contains(log) && entry.Matches(userAgent))
        .OrderBy(entry => entry.Weight switch { "high" => 0, "medium" => 1, "low" => 2, _ => 3 })
        .FirstOrDefault();
}
