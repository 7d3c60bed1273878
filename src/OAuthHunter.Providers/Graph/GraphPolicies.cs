using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Providers.Graph;

/// <summary>Requests for the tenant's own rules: consent, credentials of apps, other tenants, federation, PIM and partners.</summary>
internal static class GraphPolicies
{
    private static readonly string[] ReadPolicies = ["Policy.Read.All"];

    public static IReadOnlyList<GraphQuery> All { get; } =
    [
        new()
        {
            Set = EntitySets.AuthorizationPolicy,
            Path = "/policies/authorizationPolicy",
            Select =
            [
                "id", "allowedToUseSSPR", "allowUserConsentForRiskyApps", "allowedToSignUpEmailBasedSubscriptions", "allowEmailVerifiedUsersToJoinOrganization",
                "allowInvitesFrom", "blockMsolPowerShell", "guestUserRoleId", "defaultUserRolePermissions",
            ],
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = AuthorizationPolicyMapper.Map,
        },

        // The service sends includes and excludes unasked; an expansion would end at 20 of them.
        new()
        {
            Set = EntitySets.PermissionGrantPolicies,
            Path = "/policies/permissionGrantPolicies",
            Workload = GraphWorkload.Policy,
            Permissions = ["Policy.Read.PermissionGrant"],
            Map = PermissionGrantPolicyMapper.Map,
        },
        new()
        {
            Set = EntitySets.AdminConsentRequestPolicy,
            Path = "/policies/adminConsentRequestPolicy",
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = AdminConsentRequestPolicyMapper.Map,
        },
        new()
        {
            Set = EntitySets.DefaultAppManagementPolicy,
            Path = "/policies/defaultAppManagementPolicy",
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = AppManagementPolicyMapper.MapDefault,
        },
        new()
        {
            Set = EntitySets.AppManagementPolicies,
            Path = "/policies/appManagementPolicies",
            Expand = "appliesTo($select=id)",
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = AppManagementPolicyMapper.Map,
        },
        new()
        {
            Set = EntitySets.GroupSettings,
            Path = "/groupSettings",
            Permissions = ["GroupSettings.Read.All", "Directory.Read.All"],
            Map = GroupSettingMapper.Map,
        },
        new()
        {
            Set = EntitySets.CrossTenantAccessDefault,
            Path = "/policies/crossTenantAccessPolicy/default",
            IsSingle = true,
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = CrossTenantAccessMapper.MapDefault,
        },
        new()
        {
            Set = EntitySets.CrossTenantAccessPartners,
            Path = "/policies/crossTenantAccessPolicy/partners",
            Expand = "identitySynchronization",
            Workload = GraphWorkload.Policy,
            Permissions = ReadPolicies,
            Map = CrossTenantAccessMapper.MapPartner,
        },

        // Only for domains that are federated, in one batch once the domains are known.
        new()
        {
            Set = EntitySets.DomainFederations,
            Path = "/domains/{id}/federationConfiguration",
            Probe = EntitySets.Domains,
            Permissions = ["Domain-InternalFederation.Read.All"],
            Map = DomainFederationMapper.Map,
        },

        // A policy has 17 rules, fewer than an expansion returns.
        new()
        {
            Set = EntitySets.RoleManagementPolicies,
            Path = "/policies/roleManagementPolicyAssignments",
            Filter = "scopeId eq '/' and scopeType eq 'DirectoryRole'",
            Expand = "policy($expand=rules)",
            Workload = GraphWorkload.Policy,
            Permissions = ["RoleManagementPolicy.Read.Directory", "RoleManagement.Read.Directory", "RoleManagement.Read.All"],
            Licence = "Microsoft Entra ID P2 or ID Governance",
            Map = RoleManagementPolicyAssignmentMapper.Map,
        },
        new()
        {
            Set = EntitySets.DelegatedAdminRelationships,
            Path = "/tenantRelationships/delegatedAdminRelationships",
            Permissions = ["DelegatedAdminRelationship.Read.All"],
            Map = DelegatedAdminRelationshipMapper.Map,
        },
    ];
}
