using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a servicePrincipal object of Graph (v1.0, beta, and as the Graph PowerShell cmdlets export it).</summary>
public static class ServicePrincipalMapper
{
    public static ServicePrincipal Map(EvidenceRow row)
    {
        var publisher = row.Object("verifiedPublisher");
        return new ServicePrincipal
        {
            Origin = row.Origin,
            Id = row.Text("id", "objectId"),
            AppId = row.Text("appId"),
            DisplayName = row.Text("displayName"),
            AppOwnerOrganizationId = row.Text("appOwnerOrganizationId"),
            ServicePrincipalType = row.Text("servicePrincipalType"),
            SignInAudience = row.Text("signInAudience"),
            AccountEnabled = row.Flag("accountEnabled"),
            CreatedDateTime = Created(row),
            DeletedDateTime = row.Time("deletedDateTime"),
            DisabledByMicrosoftStatus = row.Text("disabledByMicrosoftStatus"),
            PublisherName = row.Text("publisherName"),
            VerifiedPublisherName = publisher?.Text("displayName"),
            VerifiedPublisherId = publisher?.Text("verifiedPublisherId"),
            HasPublisherFact = publisher is not null || row.Has("verifiedPublisher"),
            ReplyUrls = row.Texts("replyUrls"),
            Tags = row.Texts("tags"),
            PasswordCredentials = AppCredentialMapper.Map(row, "passwordCredentials", AppCredentialKind.Secret),
            KeyCredentials = AppCredentialMapper.Map(row, "keyCredentials", AppCredentialKind.Certificate),
            AppRoles = PublishedPermissionMapper.Map(row, "appRoles"),
            Oauth2PermissionScopes = PublishedPermissionMapper.Map(row, "oauth2PermissionScopes")
                ?? PublishedPermissionMapper.Map(row, "publishedPermissionScopes"),
            PreferredSingleSignOnMode = row.Text("preferredSingleSignOnMode"),
            PreferredTokenSigningKeyThumbprint = row.Text("preferredTokenSigningKeyThumbprint"),
            AppRoleAssignmentRequired = row.Flag("appRoleAssignmentRequired"),
            OwnerIds = MappedValues.Ids(row, "owners"),
        };
    }

    /// <summary>The Graph PowerShell cmdlets keep what their model lacks, the creation time among it, in a side table.</summary>
    private static DateTimeOffset? Created(EvidenceRow row) =>
        row.Time("createdDateTime") ?? row.Object("additionalProperties")?.Time("createdDateTime");
}
