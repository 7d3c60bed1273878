namespace OAuthHunter.Model;

/// <summary>A sign-in of a user or service principal (Graph <c>signIn</c>, v1.0 and beta properties).</summary>
public sealed record SignIn : EvidenceRecord
{
    public string? Id { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public string? UserId { get; init; }
    public string? UserPrincipalName { get; init; }
    public string? UserType { get; init; }
    public string? ServicePrincipalId { get; init; }
    public string? ServicePrincipalName { get; init; }
    public string? ServicePrincipalCredentialKeyId { get; init; }
    public string? AppId { get; init; }
    public string? AppDisplayName { get; init; }
    public string? ResourceId { get; init; }
    public string? ResourceDisplayName { get; init; }
    public string? IPAddress { get; init; }
    public int? AutonomousSystemNumber { get; init; }
    public string? City { get; init; }
    public string? State { get; init; }
    public string? CountryOrRegion { get; init; }
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? ClientAppUsed { get; init; }
    public string? UserAgent { get; init; }
    public string? AuthenticationProtocol { get; init; }

    /// <summary>singleFactorAuthentication or multiFactorAuthentication; beta only, null when not in the evidence.</summary>
    public string? AuthenticationRequirement { get; init; }

    /// <summary>AADSTS code; 0 is success.</summary>
    public int? ErrorCode { get; init; }
    public string? FailureReason { get; init; }
    public string? AdditionalDetails { get; init; }
    public string? ConditionalAccessStatus { get; init; }
    public string? RiskLevelDuringSignIn { get; init; }
    public string? RiskState { get; init; }
    public bool? IsInteractive { get; init; }
    public string? SessionId { get; init; }
    public string? CorrelationId { get; init; }
    public string? DeviceId { get; init; }
    public string? DeviceOperatingSystem { get; init; }
    public string? DeviceBrowser { get; init; }
    public bool? DeviceIsCompliant { get; init; }
    public IReadOnlyList<string>? SignInEventTypes { get; init; }

    /// <summary>True when the sign-in was read from the unified audit log (no location, coarser errors).</summary>
    public bool FromUnifiedAuditLog { get; init; }
}
