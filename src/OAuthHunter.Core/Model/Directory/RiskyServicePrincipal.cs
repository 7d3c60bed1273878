namespace OAuthHunter.Model;

/// <summary>Identity Protection state of an app (Graph <c>riskyServicePrincipal</c>; Workload ID Premium).</summary>
public sealed record RiskyServicePrincipal : EvidenceRecord
{
    /// <summary>Object id of the service principal.</summary>
    public string? Id { get; init; }
    public string? AppId { get; init; }
    public string? DisplayName { get; init; }
    public string? RiskLevel { get; init; }
    public string? RiskState { get; init; }
    public string? RiskDetail { get; init; }
    public DateTimeOffset? RiskLastUpdatedDateTime { get; init; }
}
