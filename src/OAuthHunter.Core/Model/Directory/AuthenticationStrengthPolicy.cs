namespace OAuthHunter.Model;

/// <summary>An authentication strength, built in or made here (Graph <c>authenticationStrengthPolicy</c>).</summary>
public sealed record AuthenticationStrengthPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>builtIn or custom.</summary>
    public string? PolicyType { get; init; }

    /// <summary>mfa, or none when a combination has one factor.</summary>
    public string? RequirementsSatisfied { get; init; }

    /// <summary>Each is a list of methods separated by commas, all of which are asked for.</summary>
    public IReadOnlyList<string>? AllowedCombinations { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? ModifiedDateTime { get; init; }
}
