using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.Admins;

/// <summary>Who counts as an administrator, of what kind, and which of his roles policies can see.</summary>
public class AdminKindsTests
{
    private const string ReaderOfAll = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    [Fact]
    public void Who_can_activate_membership_of_a_role_group_can_activate_the_role()
    {
        var tenant = TestTenant.Contoso()
            .Add(EntitySets.Users, new User { Id = "eve", UserPrincipalName = "eve@contoso.com" }, new User { Id = "owner", UserPrincipalName = "owner@contoso.com" }, new User { Id = "nested", UserPrincipalName = "nested@contoso.com" })
            .Add(EntitySets.Groups, new Group { Id = AdminFixture.GroupId, DisplayName = "Operators", IsAssignableToRole = true, MemberIds = [] }, new Group { Id = "team", MemberIds = ["nested"] })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = AdminFixture.GroupId, PrincipalType = "Group", RoleDefinitionId = WellKnown.ExchangeAdministrator })
            .Add(EntitySets.GroupEligibilityScheduleInstances,
                new GroupEligibility { Id = "1", GroupId = AdminFixture.GroupId, PrincipalId = "eve", AccessId = "member" },
                new GroupEligibility { Id = "2", GroupId = AdminFixture.GroupId, PrincipalId = "team", AccessId = "member" },
                new GroupEligibility { Id = "3", GroupId = AdminFixture.GroupId, PrincipalId = "owner", AccessId = "owner" });

        var admins = tenant.Read().Facts.Admins;

        Assert.Equal(["eve@contoso.com", "nested@contoso.com"], admins.Select(admin => admin.UserPrincipalName));
        Assert.All(admins, admin => Assert.Equal(("Exchange Administrator", true, "Operators", "groupEligibilityScheduleInstances"),
            (admin.Roles[0].Name, admin.Roles[0].IsEligible, admin.Roles[0].ViaGroup, admin.Roles[0].Evidence.EntitySet)));
    }

    [Theory]
    [InlineData("/", true)]
    [InlineData(null, true)]
    [InlineData("/administrativeUnits/11111111-0000-0000-0000-000000000001", false)]
    public void Role_conditions_see_roles_of_the_whole_tenant(string? scope, bool isSeen)
    {
        var tenant = TestTenant.Contoso().Add(EntitySets.Users, new User { Id = "eve", UserPrincipalName = "eve@contoso.com" })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "eve", RoleDefinitionId = WellKnown.ExchangeAdministrator, DirectoryScopeId = scope });

        Assert.Equal(isSeen, Assert.Single(Assert.Single(tenant.Read().Facts.Admins).Roles).IsSeenByRoleConditions);
    }

    [Fact]
    public void Role_conditions_do_not_see_exchange_role_groups() => Assert.False(Assert.Single(Assert.Single(TestTenant.Contoso()
        .Add(EntitySets.Users, new User { Id = "eve", UserPrincipalName = "eve@contoso.com" })
        .Add(EntitySets.RoleGroups, new RoleGroup { Name = "Organization Management", Members = ["eve@contoso.com"] }).Read().Facts.Admins).Roles).IsSeenByRoleConditions);

    [Theory]
    [InlineData("eve@contoso.com", "Guest", null, true, false, false)]
    [InlineData("eve_fabrikam.com#EXT#@contoso.onmicrosoft.com", null, null, true, false, false)]
    [InlineData("svc-backup@contoso.com", "Member", false, false, false, true)]
    [InlineData("Sync_HOST1_abc@contoso.onmicrosoft.com", "Member", false, false, false, true)]
    [InlineData("eve.service@contoso.com", "Member", true, false, true, true)]
    [InlineData("eve.synnott@contoso.com", "Member", true, false, true, false)]
    public void Kinds_of_accounts_are_told_apart(string upn, string? type, bool? synced, bool isGuest, bool isSynced, bool isService)
    {
        var admin = Assert.Single(TestTenant.Contoso().Add(EntitySets.Users, new User { Id = "eve", UserPrincipalName = upn, UserType = type, OnPremisesSyncEnabled = synced })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "eve", RoleDefinitionId = WellKnown.ExchangeAdministrator }).Read().Facts.Admins);

        Assert.Equal((isGuest, isSynced, isService), (admin.IsGuest, admin.IsSynced == true, admin.IsServiceAccount));
    }

    [Fact]
    public void Tiers_come_from_our_own_table_and_readers_are_known()
    {
        static AdminProfile With(string role) => Assert.Single(TestTenant.Contoso().WithAdmin(role).Read().Facts.Admins);

        Assert.Equal((0, false), (With(WellKnown.GlobalAdministrator).Tier, With(WellKnown.GlobalAdministrator).OnlyReads));
        Assert.Equal((1, false), (With(WellKnown.ExchangeAdministrator).Tier, With(WellKnown.ExchangeAdministrator).OnlyReads));
        Assert.Equal((1, true), (With(ReaderOfAll).Tier, With(ReaderOfAll).OnlyReads));
    }

    [Fact]
    public void A_role_group_whose_members_nobody_captured_leaves_a_gap_and_no_pass()
    {
        var tenant = TestTenant.Contoso().WithAdmin().WithAllRoleSets().WithRegistration(true, "fido2SecurityKey")
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = AdminFixture.GroupId, PrincipalType = "Group", RoleDefinitionId = WellKnown.ExchangeAdministrator });
        var hunt = tenant.Hunt("MFA-001");

        Assert.Contains(AdminFixture.GroupId, Assert.Single(tenant.Read().Facts.AdminGaps), StringComparison.Ordinal);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("MFA-001"));
        Assert.Empty(tenant.Add(EntitySets.Groups, new Group { Id = AdminFixture.GroupId, DisplayName = "Operators", MemberIds = [] }).Read().Facts.AdminGaps);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData("ServicePrincipal", 0)]
    public void A_holder_whom_nothing_knows_leaves_a_gap(string? type, int gaps)
    {
        var tenant = TestTenant.Contoso().WithAdmin().Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "stranger", PrincipalType = type, RoleDefinitionId = WellKnown.ExchangeAdministrator });

        Assert.Equal(gaps, tenant.Read().Facts.AdminGaps.Count);
    }

    [Fact]
    public void An_app_with_a_role_leaves_none() => Assert.Empty(TestTenant.Contoso().WithAdmin()
        .Add(EntitySets.ServicePrincipals, new ServicePrincipal { Id = "app" })
        .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "app", RoleDefinitionId = WellKnown.ExchangeAdministrator }).Read().Facts.AdminGaps);

    [Theory]
    [InlineData("microsoft.directory/servicePrincipals/credentials/update", 1, 0)]
    [InlineData("microsoft.directory/users/basic/read", 0, 0)]
    [InlineData(null, 0, 1)]
    public void A_role_of_the_tenants_own_counts_by_what_it_may_do(string? action, int admins, int gaps)
    {
        var facts = TestTenant.Contoso().Add(EntitySets.Users, new User { Id = "eve", UserPrincipalName = "eve@contoso.com" })
            .Add(EntitySets.RoleDefinitions, new RoleDefinition { Id = "c0", TemplateId = "c0", DisplayName = "App fixer", IsBuiltIn = false, RolePermissions = action is null ? null : [new RolePermission { AllowedResourceActions = [action] }] })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { PrincipalId = "eve", RoleDefinitionId = "c0", DirectoryScopeId = "/" }).Read().Facts;

        Assert.Equal((admins, gaps), (facts.Admins.Count, facts.AdminGaps.Count));
        Assert.All(facts.Admins, admin => Assert.Equal(("App fixer (custom role)", 0, false), (admin.Roles[0].Name, admin.Tier, admin.Roles[0].IsSeenByRoleConditions)));
    }
}
