using OAuthHunter.Knowledge;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>The tenant's own line-of-business apps: harmless permissions, owners, credentials in date.</summary>
internal static class OwnApps
{
    private static readonly string[] Names =
    [
        "HR Onboarding", "Visitor Kiosk", "Meeting Room Displays", "Intranet Search", "Warehouse Scanner", "Payroll Bridge", "Invoice Archive",
        "Fleet Booking", "Canteen Menu", "Service Desk Portal", "Badge Printing", "Timesheet Import", "Contract Register", "Energy Dashboard",
        "Supplier Portal", "Quality Reports", "Training Records", "Asset Register", "Mail Room", "Parking Permits", "Press Room", "Lab Notebook",
        "Shift Planner", "Customer Feedback", "Purchase Requests", "Site Safety", "Usage Statistics", "Directory Photos", "Newsletter Editor", "Forms Backend",
    ];

    private static readonly (string Id, string Value)[] Permissions =
    [
        (MicrosoftApps.UserReadAll, "User.Read.All"), (MicrosoftApps.GroupReadAll, "Group.Read.All"), (MicrosoftApps.PlaceReadAll, "Place.Read.All"),
        (MicrosoftApps.ReportsReadAll, "Reports.Read.All"), (MicrosoftApps.SitesSelected, "Sites.Selected"),
    ];

    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("own apps");
        for (var number = 0; number < contoso.Options.Directory(30); number++)
        {
            var name = Names[number % Names.Length] + (number < Names.Length ? "" : $" {1 + (number / Names.Length)}");
            Add(contoso, random, name);
        }
    }

    private static void Add(Contoso contoso, DemoRandom random, string name)
    {
        var created = contoso.DaysAgo(random.Between(200, 1600)).AddHours(random.Between(7, 16));
        var credentialStart = contoso.DaysAgo(random.Between(40, 160)).AddHours(9);
        var usesCertificate = random.Chance(50);
        var (permissionId, permission) = random.Pick(Permissions);
        contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = contoso.Id("app/" + name),
            ObjectId = contoso.Id("application/" + name),
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(contoso.Id("app/" + name)),
            OwnerTenantId = contoso.TenantId,
            Created = created,
            ReplyUrls = [$"https://{name.ToLowerInvariant().Replace(' ', '-')}.{Contoso.Domain}/signin-oidc"],
            Secrets = usesCertificate ? [] : [contoso.Apps.Secret(name, credentialStart, 365, "production")],
            Certificates = usesCertificate ? [contoso.Apps.Certificate(name, credentialStart, 365)] : [],
            AppPermissions = random.Chance(60) ? [new DemoApp.GrantedPermission(WellKnown.MicrosoftGraph, permissionId, permission, created.AddMinutes(20))] : [],
            Scopes = "openid profile User.Read",
            OwnerIds = [contoso.People.AppAdmin.Id],
        });
    }
}
