using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Apps that were made, bent, armed, hidden or put away by somebody else, each beside one that looks like it and is none.</summary>
internal sealed class AppCases : FamilyCases
{
    private const string Nightly = "Exchange Nightly";
    private const string Vault = "Mail Vault";

    public override void Build(Contoso contoso, CaseBook book)
    {
        var parts = new AppParts(contoso);
        Upright(contoso, parts);
        Power(contoso, parts, book);
        Names(contoso, parts, book);
        Sleep(contoso, parts, book);
        Changes(contoso, parts, book);
        Objects(contoso, parts, book);
        Grants(contoso, parts, book);
        book.Guilty("APP-033", contoso.TenantId);
    }

    // Those against whom nothing speaks; most of the look-alikes are one of them.
    private static void Upright(Contoso contoso, AppParts parts)
    {
        parts.Own(Nightly, 900, app => app with
        {
            KeyCredentials = [contoso.Apps.Certificate(Nightly, contoso.DaysAgo(200), 365)],
            RequiredResourceAccess = [new RequiredPermission { ResourceAppId = WellKnown.ExchangeOnline, PermissionId = AppParts.ManageAsApp, IsApplicationPermission = true }],
        });
        parts.Grant(Nightly, AppParts.ManageAsApp, 900, WellKnown.ExchangeOnline);
        parts.Role(Nightly, WellKnown.ExchangeAdministrator);
        parts.Used(Nightly, 1);

        parts.Foreign(Vault, 1000, "Wingtip Inc.");
        parts.Grant(Vault, AppParts.MailReadWrite, 1000);
        parts.Grant(Vault, AppParts.RoleManagement, 1000);
        parts.Used(Vault, 1);

        parts.Own("Kiosk Two", 300);
        parts.Own("Dev Console", 300, app => app with { RedirectUris = ["http://localhost:5000/signin-oidc"], IsFallbackPublicClient = true });
    }

    private static void Power(Contoso contoso, AppParts parts, CaseBook book)
    {
        parts.Own("Mail Ops Runner", 10, app => app with { PasswordCredentials = [contoso.Apps.Secret("Mail Ops Runner", contoso.DaysAgo(10), 700)] });
        parts.Grant("Mail Ops Runner", AppParts.ManageAsApp, 10, WellKnown.ExchangeOnline);
        parts.Role("Mail Ops Runner", WellKnown.ExchangeAdministrator);
        Pair(book, "APP-001", "Mail Ops Runner", Nightly);
        Pair(book, "APP-014", "Mail Ops Runner", Nightly);

        parts.Own("Relay Manager", 500);
        parts.Grant("Relay Manager", AppParts.ManageAsApp, 500, WellKnown.ExchangeOnline);
        contoso.Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = "Relay Manager", DisplayName = "Relay Manager", AppId = parts.AppId("Relay Manager"), ObjectId = parts.PrincipalId("Relay Manager") });
        contoso.Add(EntitySets.RoleGroups, new RoleGroup { Identity = "Transport Ops", Name = "Transport Ops", Roles = ["Transport Rules"], Members = [parts.PrincipalId("Relay Manager")] });
        parts.Own("Half Bridge", 500);
        parts.Grant("Half Bridge", AppParts.ManageAsApp, 500, WellKnown.ExchangeOnline);
        Pair(book, "APP-002", "Relay Manager", "Half Bridge");

        parts.Own("Calendar Loader", 5);
        parts.Grant("Calendar Loader", AppParts.FullAccess, 5, WellKnown.ExchangeOnline);
        Pair(book, "APP-003", "Calendar Loader", "Woodgrove Mailbox Backup");

        parts.Foreign("Bulk Notifier", 60);
        parts.Grant("Bulk Notifier", AppParts.MailReadWrite, 60);
        parts.Grant("Bulk Notifier", AppParts.MailSend, 60);
        parts.Own("Invoice Reader", 400);
        parts.Grant("Invoice Reader", AppParts.MailReadWrite, 400);
        contoso.Add(EntitySets.ApplicationAccessPolicies, new ApplicationAccessPolicy { Identity = "invoice policy", AppId = parts.AppId("Invoice Reader"), AccessRight = "RestrictAccess", ScopeName = "Invoice mailboxes", ScopeMemberCount = 4, IsValid = true });
        Pair(book, "APP-004", "Bulk Notifier", "Invoice Reader");
        Pair(book, "APP-012", "Bulk Notifier", Vault);

        parts.Own("Campaign Mailer", 400);
        parts.Grant("Campaign Mailer", AppParts.MailSend, 400);
        new ExchangeWriter(contoso, "wide apps").ByPerson(contoso.People.Staff[3], contoso.DaysAgo(4).AddHours(11), "Remove-ApplicationAccessPolicy", "policy", new NameValue("Identity", $"{Contoso.InitialDomain}\\{parts.AppId("Campaign Mailer")}:S-1-5-21-7;policy"));
        Pair(book, "APP-005", "Campaign Mailer", "Invoice Reader");

        parts.Own("Directory Janitor", 400, app => app with { PasswordCredentials = [contoso.Apps.Secret("Directory Janitor", contoso.DaysAgo(100), 365)], OwnerIds = [] });
        parts.Grant("Directory Janitor", AppParts.RoleManagement, 400);
        Pair(book, "APP-006", "Directory Janitor", Vault);
        Pair(book, "APP-023", "Directory Janitor", Nightly);
    }

    private static void Names(Contoso contoso, AppParts parts, CaseBook book)
    {
        var staff = contoso.People.Staff;
        parts.Foreign("Document Viewer", 20, change: principal => principal with { AppId = "fc5d3843-d0e8-4c3f-b0ee-6d407f667751" });
        Pair(book, "APP-007", "Document Viewer", "Adatum Expenses");
        parts.Foreign("File Copier", 20, change: principal => principal with { AppId = "b15665d9-eda6-4092-8539-0eec376afd59" });
        parts.Delegate("File Copier", "Files.Read.All offline_access", staff[5].Id);
        Pair(book, "APP-008", "File Copier", "Adatum Expenses");

        parts.Own("contoso_QxZ", 200);
        parts.Own("Contoso Intranet", 200);
        Pair(book, "APP-009", "contoso_QxZ", "Contoso Intranet");

        parts.Foreign("Micros\u043Eft Teams", 300);
        parts.Foreign("Backup for Microsoft 365", 30, "Litware Inc.");
        Pair(book, "APP-010", "Micros\u043Eft Teams", "Backup for Microsoft 365");

        parts.Own("test 3", 200);
        parts.Own("Testament Archive", 200);
        Pair(book, "APP-011", "test 3", "Testament Archive");

        parts.Foreign("Portal Helper", 200, change: principal => principal with { ReplyUrls = ["https://198.51.100.77/callback"] });
        Pair(book, "APP-013", "Portal Helper", "Dev Console");

        parts.Foreign("Office 365 Exchange Online", 200);
        parts.Own("Microsoft Teams Services", 200);
        book.Guilty("APP-024", parts.AppId("Office 365 Exchange Online"));
        book.Innocent("APP-024", "Microsoft Teams Services");

        parts.Foreign("Quick Merge", 20);
        parts.Delegate("Quick Merge", "Mail.Send offline_access", staff[6].Id);
        parts.Foreign("Team Poll", 20);
        parts.Delegate("Team Poll", "Mail.Read offline_access", staff[6].Id, staff[7].Id);
        Pair(book, "APP-029", "Quick Merge", "Team Poll");
    }

    private static void Sleep(Contoso contoso, AppParts parts, CaseBook book)
    {
        parts.Own("Sleeping Sync", 700, app => app with { PasswordCredentials = [contoso.Apps.Secret("Sleeping Sync", contoso.DaysAgo(300), 700)] });
        parts.Grant("Sleeping Sync", AppParts.MailSend, 700);
        parts.Used("Sleeping Sync", 200);
        Pair(book, "APP-015", "Sleeping Sync", Nightly);

        parts.Own("Quarterly Export", 20);
        parts.Grant("Quarterly Export", AppParts.MailReadWrite, 20);
        contoso.Add(EntitySets.SignIns, new SignIn
        {
            Id = contoso.Id("wide sign-in"), CreatedDateTime = contoso.DaysAgo(2).AddHours(4), AppId = parts.AppId("Quarterly Export"), ServicePrincipalId = parts.PrincipalId("Quarterly Export"),
            ServicePrincipalName = "Quarterly Export", AppDisplayName = "Quarterly Export", IPAddress = "192.0.2.170", ErrorCode = 0, SignInEventTypes = ["servicePrincipal"],
        });
        Pair(book, "APP-016", "Quarterly Export", "Woodgrove Mailbox Backup");
    }

    private static void Changes(Contoso contoso, AppParts parts, CaseBook book)
    {
        var stranger = contoso.People.Staff[8];
        var admin = contoso.People.AppAdmin;
        foreach (var number in Enumerable.Range(1, 3))
        {
            parts.Changed($"svc {number}", "Add application", contoso.DaysAgo(6).AddHours(2).AddMinutes(number), stranger, new ModifiedProperty("AppId", "[]", $"[\"{parts.AppId($"svc {number}")}\"]"));
        }

        parts.Changed("Lobby Screen", "Add application", contoso.DaysAgo(6).AddHours(9), admin, new ModifiedProperty("AppId", "[]", $"[\"{parts.AppId("Lobby Screen")}\"]"));
        Pair(book, "APP-017", stranger.UserPrincipalName, "Lobby Screen");

        parts.Own("Claims Portal", 400);
        parts.Changed("Claims Portal", "Update application", contoso.DaysAgo(5).AddHours(3), stranger, new ModifiedProperty("AppAddress", "[]", """[{"AddressType":0,"Address":"https://198.51.100.78/callback"}]"""));
        parts.Changed("Dev Console", "Update application", contoso.DaysAgo(5).AddHours(9), admin, new ModifiedProperty("AppAddress", "[]", """[{"AddressType":0,"Address":"https://dev.contoso.com/signin-oidc"}]"""));
        Pair(book, "APP-018", "Claims Portal", "Dev Console");

        parts.Own("Payroll Export", 400);
        parts.Grant("Payroll Export", AppParts.MailSend, 400);
        parts.Changed("Payroll Export", "Update application", contoso.DaysAgo(5).AddHours(4), stranger, new ModifiedProperty("AvailableToOtherTenants", "[false]", "[true]"));
        parts.Changed("Kiosk Two", "Update application", contoso.DaysAgo(5).AddHours(10), admin, new ModifiedProperty("AvailableToOtherTenants", "[false]", "[true]"));
        Pair(book, "APP-019", "Payroll Export", "Kiosk Two");
        Pair(book, "APP-026", "Payroll Export", Nightly);

        parts.Changed("Directory Janitor", "Update service principal", contoso.DaysAgo(5).AddHours(5), stranger, new ModifiedProperty("AccountEnabled", "[false]", "[true]"));
        parts.Changed("Kiosk Two", "Update service principal", contoso.DaysAgo(5).AddHours(11), admin, new ModifiedProperty("AccountEnabled", "[false]", "[true]"));
        Pair(book, "APP-020", "Directory Janitor", "Kiosk Two");
    }

    private static void Objects(Contoso contoso, AppParts parts, CaseBook book)
    {
        parts.Foreign("Prize Draw", 100, change: principal => principal with { DisabledByMicrosoftStatus = "DisabledDueToViolationOfServicesAgreement" });
        Pair(book, "APP-021", "Prize Draw", "Adatum Expenses");

        foreach (var name in new[] { "Loader", "Trial Form" })
        {
            contoso.Add(EntitySets.DeletedServicePrincipals, parts.Principal(name, 12, contoso.TenantId) with { DeletedDateTime = contoso.DaysAgo(9).AddHours(7) });
        }

        contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit
        {
            Id = contoso.Id("wide grant of loader"), ActivityDateTime = contoso.DaysAgo(12).AddHours(9).AddMinutes(5), ActivityDisplayName = "Add app role assignment to service principal", Result = "success",
            InitiatedBy = new AuditActor { Kind = AuditActorKind.User, Id = contoso.People.Staff[8].Id, UserPrincipalName = contoso.People.Staff[8].UserPrincipalName },
            TargetResources =
            [
                new AuditTarget
                {
                    Id = contoso.Apps.ServicePrincipalIdOf(WellKnown.MicrosoftGraph), DisplayName = "Microsoft Graph", Type = "ServicePrincipal",
                    ModifiedProperties = [new("AppRole.Id", null, AppParts.MailReadWrite), new("ServicePrincipal.ObjectID", null, parts.PrincipalId("Loader")), new("ServicePrincipal.AppId", null, parts.AppId("Loader")), new("ServicePrincipal.DisplayName", null, "Loader")],
                },
            ],
        });
        Pair(book, "APP-022", "Loader", "Trial Form");

        const string Service = "Tenant Insights";
        contoso.Add(EntitySets.ServicePrincipals, parts.Principal(Service, 900, AppRegistry.MicrosoftServices) with { PasswordCredentials = [contoso.Apps.Secret(Service, contoso.DaysAgo(20), 365)] });
        book.Guilty("APP-025", Service);
        book.Innocent("APP-025", WellKnown.MicrosoftGraph);

        foreach (var (name, isLocked) in new[] { ("Partner Portal", false), ("Partner Shop", true) })
        {
            parts.Own(name, 400, app => app with { SignInAudience = "AzureADMultipleOrgs", IsInstanceLocked = isLocked });
        }

        Pair(book, "APP-030", "Partner Portal", "Partner Shop");

        contoso.Add(EntitySets.TokenLifetimePolicies, new AppPolicy
        {
            Id = contoso.Id("wide policy"), DisplayName = "Long tokens", Definition = ["""{"TokenLifetimePolicy":{"Version":1,"AccessTokenLifetime":"12:00:00"}}"""],
            AppliesToIds = [parts.PrincipalId("Payroll Export"), parts.PrincipalId("Kiosk Two")],
        });
        Pair(book, "APP-031", "Payroll Export", "Kiosk Two");
    }

    private static void Grants(Contoso contoso, AppParts parts, CaseBook book)
    {
        parts.Own("Mail Macro", 400, app => app with { IsFallbackPublicClient = true });
        parts.Delegate("Mail Macro", "Mail.ReadWrite");
        Pair(book, "APP-027", "Mail Macro", "Dev Console");

        foreach (var name in new[] { "runbook-mail", "runbook-backup" })
        {
            contoso.Add(EntitySets.ServicePrincipals, parts.Principal(name, 300, contoso.TenantId) with { ServicePrincipalType = "ManagedIdentity" });
        }

        parts.Grant("runbook-mail", AppParts.MailSend, 300);
        Pair(book, "APP-028", "runbook-mail", "runbook-backup");

        parts.Foreign("Signature Hub", 500, "Proseware Inc.", principal => principal with { AppRoleAssignmentRequired = false });
        parts.Delegate("Signature Hub", "Mail.Send");
        parts.Foreign("Signature Desk", 500, "Proseware Inc.");
        parts.Delegate("Signature Desk", "Mail.Send");
        Pair(book, "APP-032", "Signature Hub", "Signature Desk");
    }

    private static void Pair(CaseBook book, string detectionId, string guilty, string innocent)
    {
        book.Guilty(detectionId, guilty);
        book.Innocent(detectionId, innocent);
    }
}
