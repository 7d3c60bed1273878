namespace OAuthHunter.Model;

/// <summary>An enterprise application: the local identity of an app in the tenant (Graph <c>servicePrincipal</c>).</summary>
public sealed record ServicePrincipal : EvidenceRecord
{
    public string? Id { get; init; }
    public string? AppId { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>Tenant that registered the app. Decides "own", "Microsoft" or "foreign"; id lists do not.</summary>
    public string? AppOwnerOrganizationId { get; init; }

    /// <summary>Application, ManagedIdentity, Legacy or SocialIdp.</summary>
    public string? ServicePrincipalType { get; init; }
    public string? SignInAudience { get; init; }
    public bool? AccountEnabled { get; init; }

    /// <summary>Sent by the service although no schema declares it; null when the export lacks it.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? DeletedDateTime { get; init; }
    public string? DisabledByMicrosoftStatus { get; init; }
    public string? PublisherName { get; init; }

    /// <summary>Display name of the verified publisher; null when unverified.</summary>
    public string? VerifiedPublisherName { get; init; }

    /// <summary>Null means unverified if <see cref="HasPublisherFact"/> is true, unknown otherwise.</summary>
    public string? VerifiedPublisherId { get; init; }

    /// <summary>Whether the evidence had the verifiedPublisher property at all.</summary>
    public bool HasPublisherFact { get; init; }
    public IReadOnlyList<string>? ReplyUrls { get; init; }
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>Null when the export did not ask for the property; empty when there are none.</summary>
    public IReadOnlyList<AppCredential>? PasswordCredentials { get; init; }

    /// <summary>Null when the export did not ask for the property; empty when there are none.</summary>
    public IReadOnlyList<AppCredential>? KeyCredentials { get; init; }

    /// <summary>Application permissions that this resource offers.</summary>
    public IReadOnlyList<PublishedPermission>? AppRoles { get; init; }

    /// <summary>Delegated scopes that this resource offers.</summary>
    public IReadOnlyList<PublishedPermission>? Oauth2PermissionScopes { get; init; }
    public string? PreferredSingleSignOnMode { get; init; }
    public string? PreferredTokenSigningKeyThumbprint { get; init; }
    public bool? AppRoleAssignmentRequired { get; init; }

    /// <summary>Object ids of the owners; null when owners were not captured.</summary>
    public IReadOnlyList<string>? OwnerIds { get; init; }
}
