using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Invented administrators and policies.</summary>
internal static class AdminFixture
{
    public const string AdminId = "aaaaaaaa-0000-0000-0000-000000000001";
    public const string AdminUpn = "ada@contoso.com";
    public const string GroupId = "99999999-0000-0000-0000-000000000001";

    public static TestTenant WithAdmin(this TestTenant tenant, string role = WellKnown.GlobalAdministrator, bool? enabled = true, string? userType = "Member") => tenant
        .Add(EntitySets.Users, new User { Id = AdminId, UserPrincipalName = AdminUpn, DisplayName = "Ada", AccountEnabled = enabled, UserType = userType })
        .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { Id = "r1", PrincipalId = AdminId, RoleDefinitionId = role, DirectoryScopeId = "/" });

    public static TestTenant WithRegistration(this TestTenant tenant, bool? isRegistered, params string[] methods) => tenant.Add(
        EntitySets.UserRegistrationDetails,
        new UserRegistrationDetails { Id = AdminId, UserPrincipalName = AdminUpn, IsMfaRegistered = isRegistered, MethodsRegistered = methods });

    /// <summary>Other sets that tell who is an administrator, read and empty: without them no detection about administrators can pass.</summary>
    public static TestTenant WithAllRoleSets(this TestTenant tenant) => tenant
        .With(EntitySets.RoleAssignments, EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups, EntitySets.Groups);

    public static TestTenant WithMethodsPolicy(this TestTenant tenant, params AuthenticationMethodConfiguration[] methods) => tenant.Add(
        EntitySets.AuthenticationMethodsPolicy,
        new AuthenticationMethodsPolicy { Id = "authenticationMethodsPolicy", PolicyMigrationState = "migrationComplete", ReportSuspiciousActivityState = "enabled", Configurations = methods });

    /// <summary>A success of the administrator, so many hours before now.</summary>
    public static SignIn SignIn(double hoursAgo, string address, string? requirement = "multiFactorAuthentication", string? country = "GB", string app = "Azure Portal", string appId = "c44b4083-3bb0-49c1-b47d-974e53cbdf3c", string user = AdminUpn) => new()
    {
        Id = $"{user}/{hoursAgo}/{address}/{app}",
        UserPrincipalName = user,
        CreatedDateTime = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero).AddHours(-hoursAgo),
        ErrorCode = 0,
        IPAddress = address,
        CountryOrRegion = country,
        City = country is null ? null : "Town of " + country,
        AppDisplayName = app,
        AppId = appId,
        IsInteractive = true,
        AuthenticationRequirement = requirement,
    };

    /// <summary>A change in the directory audit, so many hours before now.</summary>
    public static DirectoryAudit Change(string activity, double hoursAgo, string actor = AdminUpn, string target = AdminUpn, string? reason = null, params ModifiedProperty[] properties) => new()
    {
        Id = $"{activity}/{target}/{hoursAgo}",
        ActivityDateTime = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero).AddHours(-hoursAgo),
        ActivityDisplayName = activity,
        Result = "success",
        ResultReason = reason,
        InitiatedBy = new AuditActor { Kind = AuditActorKind.User, UserPrincipalName = actor, IPAddress = "192.0.2.10" },
        TargetResources = [new AuditTarget { Type = "User", UserPrincipalName = target, Id = target == AdminUpn ? AdminId : null, ModifiedProperties = properties }],
    };

    public static TestTenant WithPolicies(this TestTenant tenant, params ConditionalAccessPolicy[] policies) => tenant
        .Add(EntitySets.ConditionalAccessPolicies, [.. policies]).Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { Id = "sd", IsEnabled = false });

    public static ConditionalAccessPolicy Policy(ConditionalAccessConditions? conditions = null, ConditionalAccessGrantControls? controls = null, string state = "enabled") => new()
    {
        Id = "p1",
        DisplayName = "Admins need MFA",
        State = state,
        Conditions = conditions ?? Everyone,
        GrantControls = controls ?? new ConditionalAccessGrantControls { Operator = "OR", BuiltInControls = ["mfa"] },
    };

    public static ConditionalAccessConditions Everyone => new() { IncludeUsers = ["All"], IncludeApplications = ["All"], ClientAppTypes = ["all"] };
}
