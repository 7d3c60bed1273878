using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Apps;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Facts.Apps;

public class AppProfileBuilderTests
{
    [Fact]
    public void AGrantThatIsExportedTwiceCountsOnce()
    {
        var app = App(Established().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp), Grant(ManageAsApp.ToUpperInvariant()) with { Id = "other" }));

        var permission = Assert.Single(app.Permissions);
        Assert.True(permission.IsManageExchange);
        Assert.Equal("Exchange.ManageAsApp", permission.Value);
        Assert.Equal(WellKnown.ExchangeOnline, permission.ResourceAppId);
    }

    [Fact]
    public void AnUnknownPermissionIsNamedByItsResource()
    {
        var published = new PublishedPermission { Id = "77770000-0000-4000-8000-000000000000", Value = "Things.Read" };
        var app = App(Established()
            .Add(EntitySets.ServicePrincipals, Resource("e0000000-0000-4000-8000-00000000000f", "45670000-0000-4000-8000-000000000000", "Things") with { AppRoles = [published] })
            .Add(EntitySets.AppRoleAssignments, Grant(published.Id!, "e0000000-0000-4000-8000-00000000000f")));

        var permission = Assert.Single(app.Permissions);
        Assert.Equal("Things.Read", permission.Value);
        Assert.Null(permission.Danger);
    }

    [Fact]
    public void ScopesAreSplitAndKnownInAnyCase()
    {
        var app = App(Established().Add(EntitySets.OAuth2PermissionGrants, new OAuth2PermissionGrant { ClientId = SpId, ConsentType = "AllPrincipals", ResourceId = GraphSp, Scope = " mail.readwrite  User.Read " }));

        Assert.Equal(2, app.Permissions.Count);
        var mail = app.Permissions.Single(permission => permission.Value == "Mail.ReadWrite");
        Assert.True(mail.IsTenantWide);
        Assert.NotNull(mail.Danger);
    }

    [Fact]
    public void AUsersAssignmentToAnAppIsNoPermissionOfTheUserOrTheApp()
    {
        var app = App(Established().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, principalId: AdminId) with { PrincipalType = "User" }));

        Assert.Empty(app.Permissions);
    }

    [Fact]
    public void ARoleInTwoSetsIsOneRoleAndActiveBeatsEligible()
    {
        var app = App(Established()
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator))
            .Add(EntitySets.RoleAssignmentScheduleInstances, Role(WellKnown.ExchangeAdministrator) with { StartDateTime = Now.AddDays(-400) })
            .Add(EntitySets.RoleEligibilityScheduleInstances, Role(WellKnown.ExchangeAdministrator) with { IsEligible = true, StartDateTime = Now.AddDays(-500) }));

        var role = Assert.Single(app.Roles);
        Assert.False(role.IsEligible);
        Assert.True(role.IsExchangePlane);
        Assert.Equal(Now.AddDays(-500), role.AssignedAt);
    }

    [Fact]
    public void ARoleComesThroughAGroup()
    {
        var app = App(Established()
            .Add(EntitySets.Groups, new Group { Id = "60000000-0000-4000-8000-000000000001", DisplayName = "Automation", IsAssignableToRole = true, MemberIds = [SpId] })
            .Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator, "60000000-0000-4000-8000-000000000001") with { PrincipalType = "Group" }));

        var role = Assert.Single(app.Roles);
        Assert.Equal("Automation", role.ViaGroup);
        Assert.Equal(WellKnown.GlobalAdministrator, role.RoleTemplateId);
    }

    [Fact]
    public void ARoleIsKnownByTheAuditLogsOldNameWhenTheTemplateIsMissing()
    {
        var given = RoleGiven(string.Empty);
        var app = App(Tenant().Add(EntitySets.DirectoryAudits, SpAdded(), given));

        Assert.Equal(WellKnown.GlobalAdministrator, Assert.Single(app.Roles).RoleTemplateId);
    }

    [Fact]
    public void BothLogsGiveTheSameEventAndItCountsOnce()
    {
        var graph = new[] { AppAdded(), SpAdded(), SecretAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.ExchangeAdministrator, displayName: "Exchange Service Administrator"), Consent("Mail.Send") };
        var unified = graph.Select(ToUnified).ToArray();

        var fromGraph = App(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, graph));
        var fromUnified = App(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, unified));
        var fromBoth = App(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, [.. unified, .. graph]));

        Assert.Equal(6, fromGraph.Events.Count);
        Assert.Equal(fromGraph.Events.Select(Story), fromUnified.Events.Select(Story));
        Assert.Equal(fromGraph.Events.Select(Story), fromBoth.Events.Select(Story));
        Assert.All(fromBoth.Events, found => Assert.False(found.Record.FromUnifiedAuditLog));
    }

    [Fact]
    public void ARecordOfTheUnifiedAuditLogIsReadAsItStands()
    {
        var record = new AuditRecord
        {
            Id = "u1", CreationTime = Now, RecordType = "8", Workload = "AzureActiveDirectory", Operation = "Update application \u2013 Certificates and secrets management ", ResultStatus = "Success",
            UserId = Admin, UserType = 0, ObjectId = "Application_" + ObjectId,
            ExtendedProperties = [new("additionalDetails", $"{{\"User-Agent\":\"test\",\"AppId\":\"{AppId}\"}}")],
            ModifiedProperties = [new("KeyDescription", "[]", $"[\r\n  \"{Entry("10000000-0000-4000-8000-000000000001")}\"\r\n]")],
            Actor = [new(Admin, 5), new("User_" + AdminId, 2), new(AdminId, 2), new("User", 2)],
            Target = [new("Application_" + ObjectId, 2), new(ObjectId, 2), new("Application", 2), new("Contoso_GhY", 1), new(AppId, 2)],
        };
        var app = App(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, record));

        Assert.Equal("Contoso_GhY", app.Name);
        Assert.Equal("10000000-0000-4000-8000-000000000001", Assert.Single(app.Credentials).Credential.KeyId);
        Assert.Equal(Admin, app.Credentials[0].AddedBy?.UserPrincipalName);
        Assert.Equal("unifiedAuditLog", Assert.Single(app.Events).Evidence.EntitySet);
    }

    [Fact]
    public void TheSameChangeMadeTwiceCountsTwice()
    {
        var app = App(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, SpAdded(), Granted(ManageAsApp, 3), Granted(ManageAsApp, 30)));

        Assert.Equal(2, app.Events.Count(found => found.Kind == AppEventKind.ApplicationPermissionGranted));
    }

    [Fact]
    public void ADeletedAppLivesOnInTheLog()
    {
        var app = App(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), SecretAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.ExchangeAdministrator), Audit("Remove service principal", 60, [new AuditTarget { Id = SpId, Type = "ServicePrincipal" }])));

        Assert.True(app.IsDeleted);
        Assert.Equal("Contoso_GhY", app.Name);
        Assert.Equal(AppOwnership.Own, app.Ownership);
        Assert.Equal(TenantNameLikeness.TenantWithRandomTail, app.NameLikeness);
        Assert.Equal(Admin, app.CreatedBy?.UserPrincipalName);
        Assert.All(app.Permissions, permission => Assert.False(permission.IsInObjects || permission.IsEffective));
        Assert.All(app.Roles, role => Assert.False(role.IsInObjects || role.IsEffective));
        Assert.False(Assert.Single(app.Credentials).IsInObjects);
        Assert.Empty(app.ManageExchangePermissions);
    }

    [Fact]
    public void ACredentialLearnsFromTheLogWhoAddedIt()
    {
        var app = App(HomeMade().Add(EntitySets.DirectoryAudits, SecretAdded()));

        var held = Assert.Single(app.Credentials);
        Assert.True(held.IsInObjects);
        Assert.Equal(Admin, held.AddedBy?.UserPrincipalName);
    }

    [Fact]
    public void SamlSigningKeysAreMarked()
    {
        var sign = Certificate(10, "30000000-0000-4000-8000-000000000001") with { Usage = "Sign", Thumbprint = "AB" };
        var verify = Certificate(10, "30000000-0000-4000-8000-000000000002") with { Thumbprint = "AB" };
        var unlock = Secret(10, "30000000-0000-4000-8000-000000000001");
        var planted = Secret(10, "30000000-0000-4000-8000-000000000003");
        var app = App(Tenant().Add(EntitySets.ServicePrincipals, Sp() with { KeyCredentials = [sign, verify], PasswordCredentials = [unlock, planted] }));

        Assert.Equal("30000000-0000-4000-8000-000000000003", Assert.Single(app.CurrentCredentials).Credential.KeyId);
    }

    [Fact]
    public void ExchangeRolesAreUnknownWhenNotCapturedAndFoundByAnyName()
    {
        Assert.Null(App(Established()).ExchangeRoles);
        var app = App(Established()
            .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "tenant/automation", DisplayName = "automation", AppId = AppId, ObjectId = SpId })
            .Add(EntitySets.RoleGroups, new RoleGroup { Name = "Organization Management", Members = ["somebody", "automation"] })
            .Add(EntitySets.ManagementRoleAssignments, new ManagementRoleAssignment { Role = "Application Mail.Read", RoleAssignee = SpId, RoleAssigneeType = "ServicePrincipal" }));

        Assert.Equal(["Organization Management", "Application Mail.Read"], app.ExchangeRoles!.Select(role => role.Name));
        Assert.Equal([true, false], app.ExchangeRoles!.Select(role => role.CanWrite));
    }

    [Fact]
    public void OnlyWhatAnAppDidItselfIsItsActivity()
    {
        var app = App(Established()
            .Add(EntitySets.UnifiedAuditLog,
                new AuditRecord { Id = "1", CreationTime = Now.AddDays(-3), Operation = "New-InboundConnector", Workload = "Exchange", UserType = 6, UserId = "ServicePrincipal_" + SpId, ClientIP = "198.51.100.4" },
                new AuditRecord { Id = "2", CreationTime = Now.AddDays(-2), Operation = "New-TransportRule", Workload = "Exchange", UserType = 5, UserId = "app", AppId = AppId },
                new AuditRecord { Id = "3", CreationTime = Now, Operation = "MailItemsAccessed", Workload = "Exchange", UserType = 0, UserId = "user@contoso.com", AppId = AppId })
            .Add(EntitySets.SignIns,
                new SignIn { Id = "4", CreatedDateTime = Now.AddDays(-4), ServicePrincipalId = SpId, AppId = AppId, IPAddress = "198.51.100.5", ErrorCode = 0 },
                new SignIn { Id = "5", CreatedDateTime = Now, UserId = AdminId, UserPrincipalName = Admin, AppId = AppId, ErrorCode = 0 }));

        Assert.Equal(3, app.Activity!.Count);
        Assert.Equal(2, app.Activity.ExchangeOperations);
        Assert.Equal(["198.51.100.4", "198.51.100.5"], app.Activity.Addresses);
        Assert.Equal(Now.AddDays(-4), app.Activity.FirstSeen);
        Assert.Equal(Now.AddDays(-1), app.Activity.LastSeen);
    }

    [Fact]
    public void EveryGrantOfManyAppsFindsItsHolder()
    {
        var tenant = Tenant();
        var principals = Enumerable.Range(0, 20_000).Select(index => (EvidenceRecord)(Sp($"App {index}") with { Id = $"sp{index}", AppId = $"app{index}" })).ToArray();
        var grants = Enumerable.Range(0, 60_000).Select(index => (EvidenceRecord)(Grant(ManageAsApp, principalId: $"sp{index % 20_000}") with { AppRoleId = $"role{index % 3}" })).ToArray();
        var evidence = tenant.Add(EntitySets.ServicePrincipals, principals).Add(EntitySets.AppRoleAssignments, grants).Read();

        var apps = evidence.Facts.Apps;

        Assert.Equal(20_004, apps.Count);
        Assert.All(apps.Where(app => app.AppId!.StartsWith("app", StringComparison.Ordinal)), app => Assert.Equal(3, app.Permissions.Count));
    }

    // What the unified audit log makes of a record: whole seconds, one target, no extra details.
    private static DirectoryAudit ToUnified(DirectoryAudit audit) => audit with
    {
        Id = "ual-" + audit.Id,
        CorrelationId = null,
        ActivityDateTime = audit.ActivityDateTime!.Value.AddMilliseconds(-700),
        FromUnifiedAuditLog = true,
        AdditionalDetails = [],
        TargetResources = [audit.TargetResources[0]],
        InitiatedBy = audit.InitiatedBy with { Id = null },
    };

    private static string Story(AppEvent found) => string.Join("|", found.Kind, found.Succeeded, found.RoleTemplateId, found.IsAdminConsent, found.IsOnServicePrincipal, found.Actor.UserPrincipalName,
        string.Join(",", found.Permissions.Select(permission => $"{permission.ResourceAppId}/{permission.Value}/{permission.Danger}")), string.Join(",", found.Credentials.Select(credential => credential.KeyId)));

    private static AppProfile App(TestTenant tenant) => tenant.Read().Facts.FindApp(AppId) ?? throw new InvalidOperationException("The app has no profile.");
}
