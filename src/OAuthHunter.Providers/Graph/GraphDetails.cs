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

    public static IReadOnlyList<GraphQuery> All => [FederatedCredentials, ApplicationOwners, ServicePrincipalOwners, GroupById, GroupMembers];
}
