using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Consents;

/// <summary>Evidence that the detections of consents ask for, named alike in all of them.</summary>
internal static class ConsentNeeds
{
    public static EvidenceNeed Grants { get; } = new("delegated grants and whose the apps are", EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants);

    public static EvidenceNeed GrantsAndRoles { get; } =
        new("delegated grants and who is an administrator", EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants, EntitySets.RoleAssignments);
}
