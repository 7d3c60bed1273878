using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Directory;

/// <summary>The service principals that Microsoft puts into every tenant.</summary>
internal static class MicrosoftApps
{
    public const string UserReadAll = "df021288-bdef-4463-88db-98f22de89214";
    public const string GroupReadAll = "5b567255-7703-4780-807c-7be8301ae99b";
    public const string PlaceReadAll = "913b9306-0ce1-42b8-9137-6a7df690a760";
    public const string ReportsReadAll = "230c1aed-a721-4c5d-9cb4-a90514e508ef";
    public const string SitesSelected = "883ea226-0bf2-4a8f-9f9d-92c9162a727d";
    public const string ManageAsApp = "dc50a0fb-09a3-484d-be87-e023b12c6440";
    public const string FullAccessAsApp = "dc890d15-9560-4a4c-9b7f-a736ec74ec40";

    public static void Build(Contoso contoso)
    {
        using var stream = typeof(MicrosoftApps).Assembly.GetManifestResourceStream("microsoft_apps.csv")!;
        using var reader = new StreamReader(stream);
        var random = contoso.Random("microsoft apps");
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',');
            var appId = line[..comma];
            contoso.Apps.Add(new DemoApp
            {
                Name = line[(comma + 1)..],
                AppId = appId,
                ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
                OwnerTenantId = AppRegistry.MicrosoftServices,
                SignInAudience = "AzureADMultipleOrgs",
                Created = contoso.DaysAgo(random.Between(300, 2900)).AddHours(random.Below(24)),
                AppRoles = RolesOf(appId),
            });
        }
    }

    private static PublishedPermission[] RolesOf(string appId) => appId switch
    {
        WellKnown.ExchangeOnline =>
        [
            Role(ManageAsApp, "Exchange.ManageAsApp", "Manage Exchange As Application"),
            Role(FullAccessAsApp, "full_access_as_app", "Use Exchange Web Services with full access to all mailboxes"),
        ],
        WellKnown.MicrosoftGraph =>
        [
            Role(UserReadAll, "User.Read.All", "Read all users' full profiles"),
            Role(GroupReadAll, "Group.Read.All", "Read all groups"),
            Role(PlaceReadAll, "Place.Read.All", "Read all company places"),
            Role(ReportsReadAll, "Reports.Read.All", "Read all usage reports"),
            Role(SitesSelected, "Sites.Selected", "Access selected site collections"),
        ],
        _ => [],
    };

    private static PublishedPermission Role(string id, string value, string name) => new() { Id = id, Value = value, DisplayName = name };
}
