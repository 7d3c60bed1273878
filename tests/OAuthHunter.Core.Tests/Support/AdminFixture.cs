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
