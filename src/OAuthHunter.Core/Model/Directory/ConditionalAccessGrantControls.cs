namespace OAuthHunter.Model;

/// <summary>What a policy demands.</summary>
public sealed record ConditionalAccessGrantControls
{
    /// <summary>AND or OR.</summary>
    public string? Operator { get; init; }
    public IReadOnlyList<string>? BuiltInControls { get; init; }
    public string? AuthenticationStrengthId { get; init; }
    public string? AuthenticationStrengthName { get; init; }
    public IReadOnlyList<string>? AllowedCombinations { get; init; }
    public IReadOnlyList<string>? CustomAuthenticationFactors { get; init; }
    public IReadOnlyList<string>? TermsOfUse { get; init; }
}
