using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Users, groups, roles and changes of policies, in short form.</summary>
internal static class RoleRecords
{
    public const string PrivilegedRoleAdministrator = "e8611ab8-c189-46e8-94e1-60213ab1f814";
    public const string ApplicationAdministrator = "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3";
    public const string GroupId = "77770000-0000-4000-8000-000000000001";
    public const string Attacker = "mallory@contoso.com";

    public static DateTimeOffset Now { get; } = new TestTenant().Now;

    public static string UserId(int number) => $"d1000000-0000-4000-8000-{number:000000000000}";

    public static User Account(int number, string? name = null, bool isSynced = false, string? mail = null, string type = "Member") => new()
    {
        Id = UserId(number), UserPrincipalName = $"{name ?? $"admin{number}"}@contoso.com", DisplayName = name ?? $"Admin {number}", UserType = type, AccountEnabled = true, OnPremisesSyncEnabled = isSynced, Mail = mail,
    };

    public static DirectoryRoleAssignment Holds(string role, string principal, string type = "User", string scope = "/") => new()
    {
        Id = $"a-{role}-{principal}", RoleDefinitionId = role, PrincipalId = principal, PrincipalType = type, DirectoryScopeId = scope,
    };

    /// <summary>The same as PIM lists it: for good unless it ends or was activated.</summary>
    public static DirectoryRoleAssignment Standing(string role, string principal, DateTimeOffset? end = null, string how = "Assigned") =>
        Holds(role, principal) with { Id = $"i-{role}-{principal}", AssignmentType = how, EndDateTime = end };

    public static DirectoryAudit Change(string activity, double daysAgo, AuditTarget[] targets, string actor = "admin@contoso.com", string? address = "198.51.100.20") => new()
    {
        Id = $"{activity}/{daysAgo}/{targets.FirstOrDefault()?.Id}", ActivityDateTime = Now.AddDays(-daysAgo), ActivityDisplayName = activity, Result = "success",
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, UserPrincipalName = actor, IPAddress = address }, TargetResources = targets,
    };

    public static DirectoryAudit ByApp(this DirectoryAudit audit, string name = "Contoso_GhY") =>
        audit with { InitiatedBy = new AuditActor { Kind = AuditActorKind.Application, AppId = "a0000000-0000-4000-8000-000000000001", DisplayName = name } };

    public static DirectoryAudit RoleGiven(string activity, double daysAgo, string role, string principal, string type = "User", string actor = "admin@contoso.com", string? address = "198.51.100.20") =>
        Change(activity, daysAgo,
        [
            new AuditTarget { Id = role, DisplayName = EntraRoles.Find(role)?.Name, Type = "Role" },
            new AuditTarget { Id = principal, DisplayName = "who", UserPrincipalName = type == "User" ? actor : null, Type = type },
        ], actor, address) with { Id = $"{activity}/{daysAgo}/{role}/{principal}" };

    public static DirectoryAudit Added(string activity, double daysAgo, string id, string type) =>
        Change(activity, daysAgo, [new AuditTarget { Id = id, DisplayName = "fresh", Type = type }]);

    public static RoleManagementPolicyAssignment Pim(string role, string[] enabled, bool approval = true, string longest = "PT8H", bool ends = true) => new()
    {
        Id = "pim-" + role, RoleDefinitionId = role, ScopeId = "/",
        Policy = new RoleManagementPolicy
        {
            Rules =
            [
                new RoleManagementRule { Id = "Enablement_EndUser_Assignment", EnabledRules = enabled },
                new RoleManagementRule { Id = "Approval_EndUser_Assignment", Setting = new RoleApproval { IsApprovalRequired = approval } },
                new RoleManagementRule { Id = "Expiration_EndUser_Assignment", MaximumDuration = longest, IsExpirationRequired = true },
                new RoleManagementRule { Id = "Expiration_Admin_Eligibility", IsExpirationRequired = ends },
                new RoleManagementRule { Id = "AuthenticationContext_EndUser_Assignment", IsEnabled = false },
            ],
        },
    };

    public static AuthorizationPolicy Authorization(bool? risky = false, bool? apps = false, params string[] consent) => new()
    {
        Id = "authorizationPolicy", AllowUserConsentForRiskyApps = risky, AllowInvitesFrom = "adminsAndGuestInviters", GuestUserRoleId = "2af84b1e-32c8-42b7-82bc-daa82404023b", BlockMsolPowerShell = true,
        AllowEmailVerifiedUsersToJoinOrganization = false,
        DefaultUserRolePermissions = new DefaultUserRolePermissions
        {
            AllowedToCreateApps = apps, AllowedToCreateSecurityGroups = false, AllowedToCreateTenants = false, AllowedToReadOtherUsers = true,
            PermissionGrantPoliciesAssigned = [.. consent],
        },
    };

    /// <summary>An attack on passwords that found the attacker's account.</summary>
    public static TestTenant WithHit(this TestTenant tenant, double daysAgo = 6) => tenant.Add(
        EntitySets.SignIns,
        [
            .. Enumerable.Range(1, 40).Select(number => SignIn($"user{number:000}@contoso.com", 50126, daysAgo, number)),
            SignIn(Attacker, 0, daysAgo, 45),
        ]);

    private static SignIn SignIn(string user, int error, double daysAgo, int second) => new()
    {
        Id = $"{user}/{second}", UserPrincipalName = user, ErrorCode = error, CreatedDateTime = Now.AddDays(-daysAgo).AddSeconds(second), IPAddress = "203.0.113.66", UserAgent = "python", AppId = "1b730954-1685-4b74-9bfd-dac224a7b894", ClientAppUsed = "Mobile Apps and Desktop clients",
    };
}
