using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Knowledge;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>A verified vendor's backup: every mailbox, every night, for three years.</summary>
internal static class BackupVendor
{
    public static void Build(Contoso contoso)
    {
        const string name = "Woodgrove Mailbox Backup";
        var created = contoso.DaysAgo(1100).AddHours(10);
        var appId = contoso.Id("app/" + name);
        var app = contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = appId,
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
            OwnerTenantId = contoso.Id("tenant/Woodgrove"),
            SignInAudience = "AzureADMultipleOrgs",
            Created = created,
            VerifiedPublisher = "Woodgrove Inc.",
            ReplyUrls = ["https://backup.fabrikam.com/connect"],
            AppPermissions = [new DemoApp.GrantedPermission(WellKnown.ExchangeOnline, MicrosoftApps.FullAccessAsApp, "full_access_as_app", created.AddMinutes(6))],
            Scopes = "openid profile User.Read",
        });
        contoso.Innocent.Add(appId);
        var signIns = new SignInWriter(contoso, "backup");
        var random = contoso.Random("backup");
        var place = Place.DataCentre.At("198.51.100.20", 64506);
        for (var day = 29; day >= 0; day--)
        {
            signIns.Write(signIns.App(app, contoso.DaysAgo(day).AddHours(2) + random.Seconds(0, 900), place, ClientApp.ExchangePowerShell, null));
        }
    }
}
