using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;

namespace OAuthHunter.Providers.Graph;

/// <summary>Requests about apps beside their living objects: the recycle bin, and policies that change tokens.</summary>
internal static class GraphAppQueries
{
    public static IReadOnlyList<GraphQuery> All { get; } =
    [
        new()
        {
            Set = EntitySets.DeletedServicePrincipals,
            Path = "/directory/deletedItems/microsoft.graph.servicePrincipal",
            Top = GraphCatalogue.Page,
            Permissions = GraphCatalogue.ReadApplications,
            Map = ServicePrincipalMapper.Map,
        },
        new()
        {
            Set = EntitySets.DeletedApplications,
            Path = "/directory/deletedItems/microsoft.graph.application",
            Top = GraphCatalogue.Page,
            Permissions = GraphCatalogue.ReadApplications,
            Map = ApplicationMapper.Map,
        },
        new()
        {
            Set = EntitySets.TokenLifetimePolicies,
            Path = "/policies/tokenLifetimePolicies",
            Workload = GraphWorkload.Policy,
            Permissions = GraphCatalogue.ReadPolicies,
            Map = AppPolicyMapper.Map,
        },
        new()
        {
            Set = EntitySets.ClaimsMappingPolicies,
            Path = "/policies/claimsMappingPolicies",
            Workload = GraphWorkload.Policy,
            Permissions = GraphCatalogue.ReadPolicies,
            Map = AppPolicyMapper.Map,
        },
    ];
}
