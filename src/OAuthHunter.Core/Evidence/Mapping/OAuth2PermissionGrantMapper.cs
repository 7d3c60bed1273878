using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an oAuth2PermissionGrant object of Graph.</summary>
public static class OAuth2PermissionGrantMapper
{
    public static OAuth2PermissionGrant Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id", "objectId"),
        ClientId = row.Text("clientId"),
        ConsentType = row.Text("consentType"),
        PrincipalId = row.Text("principalId"),
        ResourceId = row.Text("resourceId"),
        Scope = row.Text("scope"),
    };
}
