namespace OAuthHunter.Knowledge;

/// <summary>Microsoft's authentication strengths: the same ids and combinations in every tenant.</summary>
public static class BuiltInStrengths
{
    private static readonly Lazy<IReadOnlyList<BuiltInStrength>> Table = new(() => [.. KnowledgeTable.Load("auth-strengths.csv").Select(row => new BuiltInStrength
    {
        Id = row["id"],
        Name = row["name"],
        AllowedCombinations = row["allowed_combinations"].Split(';'),
    })]);

    public static IReadOnlyList<BuiltInStrength> All => Table.Value;

    /// <summary>The strength of that display name, or null.</summary>
    public static BuiltInStrength? FindByName(string? name) => name is null ? null : All.FirstOrDefault(strength => string.Equals(strength.Name, name, StringComparison.OrdinalIgnoreCase));
}
