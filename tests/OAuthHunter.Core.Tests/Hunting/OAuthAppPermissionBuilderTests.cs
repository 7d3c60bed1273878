using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Power;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Hunting;

public class OAuthAppPermissionBuilderTests
{
    [Fact]
    public void EveryWayToPowerIsARow()
    {
        var rows = Rows(Tenant()
            .Add(EntitySets.ServicePrincipals, Sp())
            .Add(EntitySets.Applications, Registration())
            .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp))
            .Add(EntitySets.OAuth2PermissionGrants, Delegated("Mail.Read User.Read"), Delegated("Mail.Send", UserId))
            .Add(EntitySets.Users, new User { Id = UserId, UserPrincipalName = "jo@contoso.com" })
            .Add(EntitySets.Groups, new Group { Id = "g1", DisplayName = "App admins", IsAssignableToRole = true, MemberIds = [SpId] })
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator), Role(GlobalReader, "g1") with { PrincipalType = "Group" }, Role(WellKnown.GlobalAdministrator) with { DirectoryScopeId = "/administrativeUnits/au1" })
            .Add(EntitySets.RoleEligibilityScheduleInstances, Role("9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3"))
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "mail", AppId = AppId, ObjectId = SpId })
            .Add(EntitySets.RoleGroups, new RoleGroup { Identity = "Organization Management", Name = "Organization Management", Members = [SpId] }));

        Assert.Equal(
            [
                "Application Exchange.ManageAsApp 0 tenant Granted",
                "Delegated Mail.Read 1 all users Granted",
                "Delegated Mail.Send 1 user jo@contoso.com Granted",
                "Delegated User.Read  all users Granted",
                "EntraRole Application Administrator 0 tenant Eligible",
                "EntraRole Exchange Administrator 1 tenant Assigned",
                "EntraRole Global Administrator 1 /administrativeUnits/au1 Assigned",
                "EntraRole Global Reader 1 tenant Assigned through group 'App admins'",
                "ExchangeRole Organization Management 0 tenant Member of role group",
            ],
            rows.Select(row => $"{row.Type} {row.Permission} {row.Tier} {row.Scope} {row.Obtained}").OrderBy(text => text, StringComparer.Ordinal));
        Assert.All(rows, row => Assert.NotNull(row.Evidence.Origin));
    }

    [Fact]
    public void AScopedExchangeRoleSaysThatTheGrantInEntraOverrulesIt()
    {
        var tenant = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp())
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "mail", AppId = AppId, ObjectId = SpId })
            .Add(EntitySets.ManagementScopes, new ManagementScope { Identity = "Invoices", Name = "Invoices", RecipientFilter = "CustomAttribute1 -eq 'invoices'" })
            .Add(EntitySets.ManagementRoleAssignments, new ManagementRoleAssignment { Identity = "a1", Role = "Application Mail.Send", RoleAssignee = SpId, RoleAssigneeType = "ServicePrincipal", CustomResourceScope = "Invoices", Enabled = true });

        Assert.Equal("management scope 'Invoices' (CustomAttribute1 -eq 'invoices')", Assert.Single(Rows(tenant)).Scope);
        Assert.DoesNotContain("does nothing", Assert.Single(Rows(tenant)).Reason!, StringComparison.Ordinal);

        var both = Rows(tenant.Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp)));
        Assert.Contains("does nothing while Entra's Mail.Send", both.Single(row => row.Type == AppPowerKind.ExchangeRole).Reason!, StringComparison.Ordinal);
    }

    [Fact]
    public void APolicyScopesMailAndNothingElse()
    {
        var rows = Rows(Tenant()
            .Add(EntitySets.ServicePrincipals, Sp())
            .Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp), Grant(RoleManagement, GraphSp))
            .Add(EntitySets.ApplicationAccessPolicies, new ApplicationAccessPolicy { Identity = "p1", AppId = AppId, AccessRight = "RestrictAccess", ScopeName = "Invoices" }));

        Assert.Equal("mailboxes of 'Invoices' only", rows.Single(row => row.Permission == "Mail.Send").Scope);
        Assert.Equal("tenant", rows.Single(row => row.Permission == "RoleManagement.ReadWrite.Directory").Scope);
    }

    [Fact]
    public void AnAppThatOwnsAPowerfulAppHasItsPower()
    {
        const string OwnerSp = "b0000000-0000-4000-8000-000000000077";
        var tenant = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp("Payroll"), Sp("Deployer") with { Id = OwnerSp, AppId = "a0000000-0000-4000-8000-000000000077" })
            .Add(EntitySets.Applications, Registration("Payroll") with { OwnerIds = [OwnerSp] })
            .Add(EntitySets.AppRoleAssignments, Grant(MailSend, GraphSp));

        var row = Rows(tenant).Single(row => row.App == "Deployer");
        Assert.Equal((AppPowerKind.Ownership, "Mail.Send", 1), (row.Type, row.Permission, row.Tier));
        Assert.Contains("Owner of 'Payroll'", row.Obtained, StringComparison.Ordinal);
    }

    [Fact]
    public void AHarmlessScopeOfManyStandsOnceAndADangerousOneForEachUser()
    {
        const string Other = "d0000000-0000-4000-8000-000000000078";
        var rows = Rows(Tenant()
            .Add(EntitySets.ServicePrincipals, Sp())
            .Add(EntitySets.OAuth2PermissionGrants, Delegated("User.Read Mail.Read", UserId), Delegated("User.Read Mail.Read", Other) with { Id = "second" }));

        Assert.Equal(
            [$"Mail.Read user {UserId}", $"Mail.Read user {Other}", "User.Read 2 users"],
            rows.Select(row => $"{row.Permission} {row.Scope}").OrderBy(text => text, StringComparer.Ordinal));
        var second = rows.Single(row => row.Scope == $"user {Other}").Evidence;
        Assert.Equal("second", second.Key);
        Assert.Contains($"User.Read Mail.Read for user {Other}", second.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLogTellsWhoGrantedAndWhen()
    {
        var row = Assert.Single(Rows(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: 5)).Add(EntitySets.DirectoryAudits, Granted(ManageAsApp))));

        Assert.Equal((Admin, Now.AddDays(-5)), (row.GrantedBy, row.Since));
        Assert.Equal(Severity.Critical, row.Severity);
    }

    [Fact]
    public void WhatWasTakenAwayIsNoPower() =>
        Assert.Empty(Rows(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.DirectoryAudits, Granted(ManageAsApp))));

    private static List<OAuthAppPermission> Rows(TestTenant tenant)
    {
        var facts = tenant.Read().Facts;
        return [.. OAuthAppPermissionBuilder.Build(facts, facts.Apps)];
    }
}
