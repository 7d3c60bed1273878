namespace OAuthHunter.Model;

/// <summary>An app registration in the tenant (Graph <c>application</c>).</summary>
public sealed record Application : EvidenceRecord
{
    public string? Id { get; init; }
    public string? AppId { get; init; }
    public string? DisplayName { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? DeletedDateTime { get; init; }
    public string? SignInAudience { get; init; }
    public string? PublisherDomain { get; init; }
    public string? DisabledByMicrosoftStatus { get; init; }
    public string? VerifiedPublisherName { get; init; }
    public string? VerifiedPublisherId { get; init; }

    /// <summary>Null when the export did not ask for the property; empty when there are none.</summary>
    public IReadOnlyList<AppCredential>? PasswordCredentials { get; init; }

    /// <summary>Null when the export did not ask for the property; empty when there are none.</summary>
    public IReadOnlyList<AppCredential>? KeyCredentials { get; init; }
    public IReadOnlyList<AppCredential>? FederatedIdentityCredentials { get; init; }

    /// <summary>What the manifest asks for. Never what was granted.</summary>
    public IReadOnlyList<RequiredPermission>? RequiredResourceAccess { get; init; }
    public IReadOnlyList<string>? RedirectUris { get; init; }
    public bool? IsFallbackPublicClient { get; init; }

    /// <summary>Implicit flow hands out access tokens (<c>web.implicitGrantSettings.enableAccessTokenIssuance</c>).</summary>
    public bool? EnableAccessTokenIssuance { get; init; }

    /// <summary>Claims may be mapped without a signing key of the app's own (<c>api.acceptMappedClaims</c>).</summary>
    public bool? AcceptMappedClaims { get; init; }

    /// <summary>The whole instance lock is on (<c>servicePrincipalLockConfiguration</c>); false also where it was never set. Null when not captured.</summary>
    public bool? IsInstanceLocked { get; init; }

    /// <summary>Object ids of the owners; null when owners were not captured.</summary>
    public IReadOnlyList<string>? OwnerIds { get; init; }
}
