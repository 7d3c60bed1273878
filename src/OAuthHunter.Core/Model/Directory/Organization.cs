namespace OAuthHunter.Model;

/// <summary>The tenant (Graph <c>organization</c>).</summary>
public sealed record Organization : EvidenceRecord
{
    /// <summary>The tenant id.</summary>
    public string? Id { get; init; }
    public string? DisplayName { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public IReadOnlyList<string>? VerifiedDomains { get; init; }
}
