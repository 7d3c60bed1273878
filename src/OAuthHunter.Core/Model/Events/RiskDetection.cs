namespace OAuthHunter.Model;

/// <summary>One thing that Identity Protection noticed about a user (Graph <c>riskDetection</c>; Entra ID P2).</summary>
public sealed record RiskDetection : EvidenceRecord
{
    public string? Id { get; init; }
    public string? UserId { get; init; }
    public string? UserPrincipalName { get; init; }

    /// <summary>passwordSpray, attackerinTheMiddle, anomalousToken, unfamiliarFeatures …</summary>
    public string? RiskEventType { get; init; }

    /// <summary>low, medium or high; hidden without P2.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>atRisk, confirmedCompromised, remediated, dismissed, confirmedSafe.</summary>
    public string? RiskState { get; init; }

    /// <summary>Why the state is what it is.</summary>
    public string? RiskDetail { get; init; }

    /// <summary>When the risky thing happened.</summary>
    public DateTimeOffset? ActivityDateTime { get; init; }

    /// <summary>When it was noticed: at once, or hours later.</summary>
    public DateTimeOffset? DetectedDateTime { get; init; }
    public string? IPAddress { get; init; }
    public string? City { get; init; }
    public string? CountryOrRegion { get; init; }

    /// <summary>The sign-in that it is about.</summary>
    public string? RequestId { get; init; }
    public string? CorrelationId { get; init; }
}
