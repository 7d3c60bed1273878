namespace OAuthHunter.Knowledge;

/// <summary>An authentication strength that every tenant has.</summary>
public sealed record BuiltInStrength
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>As Graph writes them: methods separated by commas are asked for together.</summary>
    public required IReadOnlyList<string> AllowedCombinations { get; init; }
}
