using OAuthHunter.Evidence;

namespace OAuthHunter.Detections.Apps;

/// <summary>Evidence that the detections of apps ask for, named alike in all of them.</summary>
internal static class AppNeeds
{
    public static EvidenceNeed GrantedPermissions { get; } = new("granted permissions", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments);

    public static EvidenceNeed GrantsAndRoles { get; } =
        new("granted permissions and roles", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments, EntitySets.RoleAssignments);

    public static EvidenceNeed MailboxPolicies { get; } = new("application access policies", EntitySets.ApplicationAccessPolicies);

    public static EvidenceNeed DelegatedGrants { get; } = new("delegated grants", EntitySets.ServicePrincipals, EntitySets.OAuth2PermissionGrants);

    /// <summary>Publishers, and every kind of grant.</summary>
    public static EvidenceNeed Publishers { get; } =
        new("publishers and grants", EntitySets.ServicePrincipals, EntitySets.AppRoleAssignments, EntitySets.OAuth2PermissionGrants);

    public static EvidenceNeed Registrations { get; } = new("app registrations", EntitySets.Applications);

    public static EvidenceNeed AssignedRoles { get; } = new("assigned roles", EntitySets.ServicePrincipals, EntitySets.RoleAssignments);

    /// <summary>Changes in Entra: the directory audit, or the unified audit log in its place.</summary>
    public static IReadOnlyList<EvidenceNeed> AuditEvents { get; } =
    [
        new("changes in Entra", EntitySets.DirectoryAudits),
        new("changes in Entra, from the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
    ];

    /// <summary>Either audit log in place of objects that were not captured.</summary>
    public static IReadOnlyList<EvidenceNeed> AuditEventsInstead { get; } =
    [
        new("changes in Entra", EntitySets.DirectoryAudits) { IsFallback = true },
        new("changes in Entra, from the unified audit log", EntitySets.UnifiedAuditLog) { IsFallback = true },
    ];
}
