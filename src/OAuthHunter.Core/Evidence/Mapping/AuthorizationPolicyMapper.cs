using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the authorizationPolicy object of Graph; beta and its PowerShell cmdlets give the consent policies beside the other permissions.</summary>
public static class AuthorizationPolicyMapper
{
    public static AuthorizationPolicy Map(EvidenceRow row)
    {
        var permissions = row.Object("defaultUserRolePermissions");
        var policies = permissions?.Texts("permissionGrantPoliciesAssigned") ?? row.Texts("permissionGrantPolicyIdsAssignedToDefaultUserRole");
        return new AuthorizationPolicy
        {
            Origin = row.Origin,
            Id = row.Text("id"),
            AllowUserConsentForRiskyApps = row.Flag("allowUserConsentForRiskyApps"),
            AllowedToSignUpEmailBasedSubscriptions = row.Flag("allowedToSignUpEmailBasedSubscriptions"),
            AllowEmailVerifiedUsersToJoinOrganization = row.Flag("allowEmailVerifiedUsersToJoinOrganization"),
            AllowedToUseSSPR = row.Flag("allowedToUseSSPR"),
            AllowInvitesFrom = row.Text("allowInvitesFrom"),
            BlockMsolPowerShell = row.Flag("blockMsolPowerShell"),
            GuestUserRoleId = row.Text("guestUserRoleId"),
            DefaultUserRolePermissions = permissions is null && policies is null ? null : new DefaultUserRolePermissions
            {
                AllowedToCreateApps = permissions?.Flag("allowedToCreateApps"),
                AllowedToCreateSecurityGroups = permissions?.Flag("allowedToCreateSecurityGroups"),
                AllowedToCreateTenants = permissions?.Flag("allowedToCreateTenants"),
                AllowedToReadOtherUsers = permissions?.Flag("allowedToReadOtherUsers"),
                PermissionGrantPoliciesAssigned = policies,
            },
        };
    }
}
