namespace OAuthHunter.Model;

/// <summary>A policy that changes the tokens of apps (Graph <c>tokenLifetimePolicy</c>, <c>claimsMappingPolicy</c>).</summary>
public sealed record AppPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>The policy itself, as JSON texts.</summary>
    public IReadOnlyList<string>? Definition { get; init; }
    public bool? IsOrganizationDefault { get; init; }

    /// <summary>Object ids of the apps it applies to; null when not captured.</summary>
    public IReadOnlyList<string>? AppliesToIds { get; init; }
}
