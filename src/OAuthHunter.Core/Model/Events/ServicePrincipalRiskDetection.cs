namespace OAuthHunter.Model;

/// <summary>One thing that Identity Protection noticed about an app (Graph <c>servicePrincipalRiskDetection</c>; Workload ID Premium).</summary>
public sealed record ServicePrincipalRiskDetection : EvidenceRecord
{
    public string? Id { get; init; }
    public string? AppId { get; init; }
    public string? ServicePrincipalId { get; init; }
    public string? ServicePrincipalDisplayName { get; init; }

    /// <summary>leakedCredentials, suspiciousSignins, maliciousApplication …</summary>
    public string? RiskEventType { get; init; }
    public string? RiskLevel { get; init; }
    public string? RiskState { get; init; }
    public string? RiskDetail { get; init; }

    /// <summary>When the risky thing happened.</summary>
    public DateTimeOffset? ActivityDateTime { get; init; }
    public DateTimeOffset? DetectedDateTime { get; init; }
    public string? IPAddress { get; init; }

    /// <summary>Ids of the credentials that it is about; null when the evidence does not tell.</summary>
    public IReadOnlyList<string>? KeyIds { get; init; }
}
