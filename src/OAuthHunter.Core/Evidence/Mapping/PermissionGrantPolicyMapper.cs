using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a permissionGrantPolicy object of Graph with its condition sets.</summary>
public static class PermissionGrantPolicyMapper
{
    public static PermissionGrantPolicy Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        DisplayName = row.Text("displayName"),
        Includes = row.Objects("includes") is { } includes ? [.. includes.Select(Conditions)] : null,
        Excludes = row.Objects("excludes") is { } excludes ? [.. excludes.Select(Conditions)] : null,
    };

    private static PermissionGrantConditionSet Conditions(EvidenceRow row) => new()
    {
        Id = row.Text("id"),
        PermissionType = row.Text("permissionType"),
        PermissionClassification = row.Text("permissionClassification"),
        ResourceApplication = row.Text("resourceApplication"),
        Permissions = row.Texts("permissions"),
        ClientApplicationIds = row.Texts("clientApplicationIds"),
        ClientApplicationTenantIds = row.Texts("clientApplicationTenantIds"),
        ClientApplicationPublisherIds = row.Texts("clientApplicationPublisherIds"),
        ClientApplicationsFromVerifiedPublisherOnly = row.Flag("clientApplicationsFromVerifiedPublisherOnly"),
    };
}
