namespace OAuthHunter.Model;

/// <summary>One rule for credentials.</summary>
public sealed record CredentialRestriction
{
    /// <summary>passwordAddition, passwordLifetime, symmetricKeyAddition, asymmetricKeyLifetime …</summary>
    public string? RestrictionType { get; init; }

    /// <summary>enabled or disabled; null counts as enabled, which older exports do not say.</summary>
    public string? State { get; init; }

    /// <summary>Longest life, as an ISO 8601 duration.</summary>
    public string? MaxLifetime { get; init; }
    public DateTimeOffset? RestrictForAppsCreatedAfterDateTime { get; init; }
}
