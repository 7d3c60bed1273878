using OAuthHunter.Model;

namespace OAuthHunter.Knowledge;

/// <summary>
/// Actions by which a role of the tenant's own making becomes as good as a built-in role of tier 0: who has one can give himself
/// the rest. Names are Graph's own.
/// </summary>
public static class DangerousRoleActions
{
    private static readonly string[] Prefixes =
    [
        "microsoft.directory/applications/credentials/",
        "microsoft.directory/applications/owners/",
        "microsoft.directory/applications/allProperties/allTasks",
        "microsoft.directory/applications/allProperties/update",
        "microsoft.directory/servicePrincipals/credentials/",
        "microsoft.directory/servicePrincipals/owners/",
        "microsoft.directory/servicePrincipals/appRoleAssignedTo/",
        "microsoft.directory/servicePrincipals/managePermissionGrantsForAll.",
        "microsoft.directory/servicePrincipals/allProperties/allTasks",
        "microsoft.directory/servicePrincipals/allProperties/update",
        "microsoft.directory/oAuth2PermissionGrants/",
        "microsoft.directory/permissionGrantPolicies/",
        "microsoft.directory/roleAssignments/",
        "microsoft.directory/groupsAssignableToRoles/",
        "microsoft.directory/users/authenticationMethods/",
        "microsoft.directory/users/password/",
        "microsoft.directory/domains/federation/",
        "microsoft.directory/conditionalAccessPolicies/",
        "microsoft.directory/policies/",
    ];

    /// <summary>The dangerous actions of a custom role; empty for a built-in role, which is rated as a whole.</summary>
    public static IReadOnlyList<string> Of(RoleDefinition role) =>
        [.. (role.RolePermissions ?? []).SelectMany(permission => permission.AllowedResourceActions ?? []).Where(IsDangerous).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static bool IsDangerous(string action) =>
        Array.Exists(Prefixes, prefix => action.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && !action.EndsWith("/read", StringComparison.OrdinalIgnoreCase);
}
