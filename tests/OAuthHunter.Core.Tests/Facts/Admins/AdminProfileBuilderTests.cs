using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.Admins;

public class AdminProfileBuilderTests
{
    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    private const string DirectoryReaders = "88d8e3e3-8f55-4a1e-953a-9b9898b8876b";

    [Fact]
    public void Roles_come_direct_eligible_and_through_nested_groups()
    {
        var tenant = TestTenant.Contoso().WithAdmin()
            .Add(EntitySets.RoleEligibilityScheduleInstances, new DirectoryRoleAssignment { PrincipalId = AdminFixture.AdminId, PrincipalType = "User", RoleDefinitionId = WellKnown.ExchangeAdministrator })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = AdminFixture.GroupId, PrincipalType = "Group", RoleDefinitionId = UserAdministrator })
            .Add(EntitySets.RoleAssignmentScheduleInstances, new DirectoryRoleAssignment { PrincipalId = AdminFixture.AdminId, RoleDefinitionId = WellKnown.GlobalAdministrator, DirectoryScopeId = "/" })
            .Add(EntitySets.Groups,
                new Group { Id = AdminFixture.GroupId, DisplayName = "Operators", MemberIds = ["inner"] },
                new Group { Id = "inner", DisplayName = "Inner", MemberIds = [AdminFixture.AdminId, AdminFixture.GroupId] });

        var admin = Assert.Single(tenant.Read().Facts.Admins);

        Assert.Equal(
            ["Global Administrator|False|", "Exchange Administrator|True|", "User Administrator|False|Operators"],
            admin.Roles.Select(role => $"{role.Name}|{role.IsEligible}|{role.ViaGroup}"));
        Assert.Equal(AdminFixture.AdminUpn, admin.UserPrincipalName);
    }

    [Fact]
    public void Apps_and_small_roles_make_no_administrator()
    {
        var tenant = TestTenant.Contoso()
            .Add(EntitySets.Users, new User { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn })
            .Add(EntitySets.RoleAssignments,
                new DirectoryRoleAssignment { PrincipalId = AdminFixture.AdminId, RoleDefinitionId = DirectoryReaders },
                new DirectoryRoleAssignment { PrincipalId = "app", PrincipalType = "ServicePrincipal", RoleDefinitionId = WellKnown.GlobalAdministrator });

        Assert.Empty(tenant.Read().Facts.Admins);
    }

    [Theory]
    [InlineData("Organization Management", "ada@contoso.com", true)]
    [InlineData("Recipient Management", "Ada", true)]
    [InlineData("Hygiene Management", "CN=ada,OU=contoso,DC=example", true)]
    [InlineData("View-Only Recipients", "ada@contoso.com", false)]
    [InlineData("Organization Management", "TenantAdmins_1", false)]
    public void Members_of_exchange_role_groups_are_administrators(string group, string member, bool expected)
    {
        var tenant = TestTenant.Contoso()
            .Add(EntitySets.Users, new User { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, DisplayName = "Ada", MailNickname = "ada" })
            .Add(EntitySets.RoleGroups, new RoleGroup { Identity = group, Name = group, Members = [member] });

        var admins = tenant.Read().Facts.Admins;

        Assert.Equal(expected, admins.Any(admin => admin.Id == AdminFixture.AdminId && admin.Roles[0].IsExchangePlane));
    }

    [Fact]
    public void Risk_and_the_last_single_factor_sign_in_are_joined()
    {
        var signIn = SignInLog.Success(AdminFixture.AdminUpn, "192.0.2.1", 0) with { AuthenticationRequirement = "singleFactorAuthentication", AppDisplayName = "Azure Portal" };
        var tenant = TestTenant.Contoso().WithAdmin().Add(EntitySets.SignIns, signIn)
            .Add(EntitySets.RiskyUsers, new RiskyUser { Id = AdminFixture.AdminId, RiskLevel = "high", RiskState = "atRisk" });

        var admin = Assert.Single(tenant.Read().Facts.Admins);

        Assert.Equal((SignInLog.Day, "Azure Portal", "high"), (admin.LastSingleFactorSignIn, admin.LastSingleFactorApp, admin.RiskLevel));
        Assert.Null(Assert.Single(TestTenant.Contoso().WithAdmin().Read().Facts.Admins).RiskLevel);
    }

    [Fact]
    public void The_order_of_records_does_not_matter()
    {
        DirectoryRoleAssignment[] rows = [.. new[] { WellKnown.ExchangeAdministrator, WellKnown.GlobalAdministrator, UserAdministrator }
            .SelectMany(role => new[] { "b", "a" }.Select(user => new DirectoryRoleAssignment { PrincipalId = user, PrincipalType = "User", RoleDefinitionId = role }))];

        var forward = TestTenant.Contoso().Add(EntitySets.RoleAssignments, rows).Read().Facts.Admins;
        var backward = TestTenant.Contoso().Add(EntitySets.RoleAssignments, [.. Enumerable.Reverse(rows)]).Read().Facts.Admins;

        Assert.Equal(2, forward.Count);
        Assert.Equal(Tell(forward), Tell(backward));
    }

    private static string Tell(IEnumerable<AdminProfile> admins) => string.Join("; ", admins.Select(admin => $"{admin.Id}: {string.Join(", ", admin.Roles.Select(role => role.Name))}"));
}
