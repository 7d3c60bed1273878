using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps an appRoleAssignment object of Graph.</summary>
public static class AppRoleAssignmentMapper
{
    public static AppRoleAssignment Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        AppRoleId = row.Text("appRoleId"),
        PrincipalId = row.Text("principalId"),
        PrincipalType = row.Text("principalType"),
        PrincipalDisplayName = row.Text("principalDisplayName"),
        ResourceId = row.Text("resourceId"),
        ResourceDisplayName = row.Text("resourceDisplayName"),
        ResourceAppId = row.Text("resourceAppId"),
        CreatedDateTime = row.Time("createdDateTime", "creationTimestamp"),
    };
}
