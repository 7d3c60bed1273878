using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Providers.Graph;

/// <summary>Requests for what listings do not give whole.</summary>
internal static class GraphDetails
{
    /// <summary>Members of one group. An expansion in the listing of groups would be cut at 20 without a word.</summary>
    public static GraphQuery GroupMembers { get; } = new()
    {
        Set = EntitySets.Groups,
        Path = "/groups/{id}/members",
        Select = ["id"],
        Top = GraphCatalogue.Page,
        Permissions = GraphCatalogue.ReadMembers,
        Map = GroupMapper.Map,
    };

    /// <summary>One group that a policy names or that is nested in another.</summary>
    public static GraphQuery GroupById { get; } = new()
    {
        Set = EntitySets.Groups,
        Path = "/groups/{id}",
        Select = ["id", "displayName", "isAssignableToRole", "membershipRule"],
        IsSingle = true,
        Permissions = GraphCatalogue.ReadMembers,
        Map = GroupMapper.Map,
    };

    /// <summary>
    /// Federated credentials of all applications. The expansion is safe: an application can have 20 of them at most, and 20 is what
    /// an expansion returns.
    /// </summary>
    public static GraphQuery FederatedCredentials { get; } = new()
    {
        Set = EntitySets.Applications,
        Path = "/applications",
        Select = ["id"],
        Expand = "federatedIdentityCredentials",
        Top = GraphCatalogue.Page,
        Permissions = GraphCatalogue.ReadApplications,
        Map = ApplicationMapper.Map,
    };

    /// <summary>Owners of one application, for those that show as many as an expansion returns.</summary>
    public static GraphQuery ApplicationOwners { get; } = new()
    {
        Set = EntitySets.Applications,
        Path = "/applications/{id}/owners",
        Select = ["id"],
        Top = GraphCatalogue.Page,
        Permissions = GraphCatalogue.ReadApplications,
        Map = ApplicationMapper.Map,
    };

    /// <summary>Owners of one service principal, likewise.</summary>
    public static GraphQuery ServicePrincipalOwners { get; } = new()
    {
        Set = EntitySets.ServicePrincipals,
        Path = "/servicePrincipals/{id}/owners",
        Select = ["id"],
        Top = GraphCatalogue.Page,
        Permissions = GraphCatalogue.ReadApplications,
        Map = ServicePrincipalMapper.Map,
    };

    /// <summary>One search of the unified audit log, to see whether it has run.</summary>
    public static GraphQuery AuditLogQuery { get; } = new()
    {
        Set = EntitySets.UnifiedAuditLog,
        Path = AuditLogQueries.Path + "/{id}",
        IsSingle = true,
        Workload = GraphWorkload.Reporting,
        Permissions = AuditLogQueries.Permissions,
        Map = AuditRecordMapper.Map,
    };

    /// <summary>Searches of the unified audit log that were made before; shows whether searching is allowed without making one.</summary>
    public static GraphQuery AuditLogQueryList { get; } = new()
    {
        Set = EntitySets.UnifiedAuditLog,
        Path = AuditLogQueries.Path,
        Workload = GraphWorkload.Reporting,
        Permissions = AuditLogQueries.Permissions,
        Map = AuditRecordMapper.Map,
    };

    /// <summary>What that search found.</summary>
    public static GraphQuery AuditLogRecords { get; } = new()
    {
        Set = EntitySets.UnifiedAuditLog,
        Path = AuditLogQueries.Path + "/{id}/records",
        Top = GraphCatalogue.Page,
        Workload = GraphWorkload.Reporting,
        Permissions = AuditLogQueries.Permissions,
        Map = AuditRecordMapper.Map,
    };

    /// <summary>Owners of one group that can hold a role: they can make themselves and others members.</summary>
    public static GraphQuery GroupOwners { get; } = new()
    {
        Set = EntitySets.Groups,
        Path = "/groups/{id}/owners",
        Select = ["id"],
        Top = GraphCatalogue.Page,
        Permissions = GraphCatalogue.ReadMembers,
        Map = GroupMapper.Map,
    };

    /// <summary>Apps that an app management policy is for, where it shows as many as an expansion returns.</summary>
    public static GraphQuery AppManagementPolicyTargets { get; } = new()
    {
        Set = EntitySets.AppManagementPolicies,
        Path = "/policies/appManagementPolicies/{id}/appliesTo",
        Select = ["id"],
        Workload = GraphWorkload.Policy,
        Permissions = ["Policy.Read.All"],
        Map = AppManagementPolicyMapper.Map,
    };

    /// <summary>What one token lifetime policy applies to.</summary>
    public static GraphQuery TokenLifetimePolicyTargets { get; } = new()
    {
        Set = EntitySets.TokenLifetimePolicies,
        Path = "/policies/tokenLifetimePolicies/{id}/appliesTo",
        Workload = GraphWorkload.Policy,
        Permissions = GraphCatalogue.ReadPolicies,
        Map = AppPolicyMapper.Map,
    };

    /// <summary>What one claims mapping policy applies to.</summary>
    public static GraphQuery ClaimsMappingPolicyTargets { get; } = TokenLifetimePolicyTargets with
    {
        Set = EntitySets.ClaimsMappingPolicies,
        Path = "/policies/claimsMappingPolicies/{id}/appliesTo",
    };

    public static IReadOnlyList<GraphQuery> All =>
        [TokenLifetimePolicyTargets, ClaimsMappingPolicyTargets, FederatedCredentials, ApplicationOwners, ServicePrincipalOwners, GroupById, GroupMembers, GroupOwners, AppManagementPolicyTargets, AuditLogQueryList, AuditLogQuery, AuditLogRecords];
}
