using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps unifiedRoleAssignment, its PIM schedule instances and eligibilities.</summary>
public static class DirectoryRoleAssignmentMapper
{
    /// <summary>An assignment that is in force.</summary>
    public static DirectoryRoleAssignment Map(EvidenceRow row) => Map(row, isEligible: false);

    /// <summary>An assignment that must be activated first.</summary>
    public static DirectoryRoleAssignment MapEligible(EvidenceRow row) => Map(row, isEligible: true);

    private static DirectoryRoleAssignment Map(EvidenceRow row, bool isEligible)
    {
        var principal = row.Object("principal");
        var extra = principal?.Object("additionalProperties") ?? principal;
        var role = row.Object("roleDefinition");
        return new DirectoryRoleAssignment
        {
            Origin = row.Origin,
            Id = row.Text("id"),
            PrincipalId = row.Text("principalId") ?? principal?.Text("id"),
            PrincipalType = row.Text("principalType") ?? PrincipalType(extra),
            PrincipalDisplayName = row.Text("principalDisplayName") ?? principal?.Text("displayName") ?? extra?.Text("displayName"),
            PrincipalUserPrincipalName = row.Text("principalUserPrincipalName") ?? principal?.Text("userPrincipalName") ?? extra?.Text("userPrincipalName"),
            RoleDefinitionId = row.Text("roleDefinitionId") ?? role?.Text("id"),
            RoleDisplayName = row.Text("roleDisplayName", "roleName") ?? role?.Text("displayName"),
            DirectoryScopeId = row.Text("directoryScopeId"),
            IsEligible = isEligible || row.Flag("isEligible") == true,
            AssignmentType = row.Text("assignmentType"),
            MemberType = row.Text("memberType"),
            CreatedDateTime = row.Time("createdDateTime"),
            StartDateTime = row.Time("startDateTime"),
            EndDateTime = row.Time("endDateTime"),
        };
    }

    private static string? PrincipalType(EvidenceRow? principal)
    {
        var type = principal?.Text("@odata.type");
        return type is null ? null : type.Substring(type.LastIndexOf('.') + 1).ToLowerInvariant() switch
        {
            "user" => "User",
            "group" => "Group",
            "serviceprincipal" => "ServicePrincipal",
            _ => null,
        };
    }
}
