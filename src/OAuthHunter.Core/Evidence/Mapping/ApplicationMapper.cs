using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an application object of Graph.</summary>
public static class ApplicationMapper
{
    public static Application Map(EvidenceRow row)
    {
        var publisher = row.Object("verifiedPublisher");
        return new Application
        {
            Origin = row.Origin,
            Id = row.Text("id", "objectId"),
            AppId = row.Text("appId"),
            DisplayName = row.Text("displayName"),
            CreatedDateTime = row.Time("createdDateTime"),
            DeletedDateTime = row.Time("deletedDateTime"),
            SignInAudience = row.Text("signInAudience"),
            PublisherDomain = row.Text("publisherDomain"),
            DisabledByMicrosoftStatus = row.Text("disabledByMicrosoftStatus"),
            VerifiedPublisherName = publisher?.Text("displayName"),
            VerifiedPublisherId = publisher?.Text("verifiedPublisherId"),
            PasswordCredentials = AppCredentialMapper.Map(row, "passwordCredentials", AppCredentialKind.Secret),
            KeyCredentials = AppCredentialMapper.Map(row, "keyCredentials", AppCredentialKind.Certificate),
            FederatedIdentityCredentials = AppCredentialMapper.Map(row, "federatedIdentityCredentials", AppCredentialKind.Federated),
            RequiredResourceAccess = Required(row),
            RedirectUris = RedirectUris(row),
            IsFallbackPublicClient = row.Flag("isFallbackPublicClient"),
            EnableAccessTokenIssuance = row.Object("web")?.Object("implicitGrantSettings")?.Flag("enableAccessTokenIssuance"),
            AcceptMappedClaims = row.Object("api")?.Flag("acceptMappedClaims"),
            IsInstanceLocked = InstanceLock(row),
            OwnerIds = MappedValues.Ids(row, "owners"),
        };
    }

    private static IReadOnlyList<RequiredPermission>? Required(EvidenceRow row) => row.Objects("requiredResourceAccess") is { } resources
        ?
        [
            .. resources.SelectMany(resource => (resource.Objects("resourceAccess") ?? []).Select(access => new RequiredPermission
            {
                ResourceAppId = resource.Text("resourceAppId"),
                PermissionId = access.Text("id"),
                IsApplicationPermission = string.Equals(access.Text("type"), "Role", StringComparison.OrdinalIgnoreCase),
            })),
        ]
        : null;

    private static bool? InstanceLock(EvidenceRow row) => row.Object("servicePrincipalLockConfiguration") is { } configuration
        ? configuration.Flag("isEnabled") == true && configuration.Flag("allProperties") == true
        : row.Has("servicePrincipalLockConfiguration") ? false : null;

    private static IReadOnlyList<string>? RedirectUris(EvidenceRow row)
    {
        var platforms = new[] { "web", "spa", "publicClient" }.Select(row.Object).OfType<EvidenceRow>().ToList();
        return platforms.Count == 0
            ? row.Texts("redirectUris") ?? row.Texts("replyUrls")
            : [.. platforms.SelectMany(platform => platform.Texts("redirectUris") ?? [])];
    }
}
