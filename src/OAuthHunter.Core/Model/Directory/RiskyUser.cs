namespace OAuthHunter.Model;

/// <summary>Identity Protection state of a user (Graph <c>riskyUser</c>; Entra ID P2).</summary>
public sealed record RiskyUser : EvidenceRecord
{
    public string? Id { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? RiskLevel { get; init; }
    public string? RiskState { get; init; }
    public string? RiskDetail { get; init; }
    public DateTimeOffset? RiskLastUpdatedDateTime { get; init; }
}
