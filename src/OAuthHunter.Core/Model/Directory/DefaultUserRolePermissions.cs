namespace OAuthHunter.Model;

/// <summary>What every member of the tenant may do.</summary>
public sealed record DefaultUserRolePermissions
{
    public bool? AllowedToCreateApps { get; init; }
    public bool? AllowedToCreateSecurityGroups { get; init; }
    public bool? AllowedToCreateTenants { get; init; }
    public bool? AllowedToReadOtherUsers { get; init; }

    /// <summary>Policies by which users consent, each behind the verb <c>ManagePermissionGrantsForSelf.</c> or <c>…ForOwnedResource.</c>; null when not captured.</summary>
    public IReadOnlyList<string>? PermissionGrantPoliciesAssigned { get; init; }
}
