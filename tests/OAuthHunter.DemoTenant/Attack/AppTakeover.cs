using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Knowledge;

namespace OAuthHunter.DemoTenant.Attack;

/// <summary>Minutes later: one script makes the app, gives it credentials, the permission, consent and two roles.</summary>
internal static class AppTakeover
{
    public static void Build(Contoso contoso, Attacker attacker)
    {
        var start = attacker.Script;
        var app = contoso.Apps.Add(new DemoApp
        {
            Name = attacker.AppName,
            AppId = attacker.AppId,
            ObjectId = contoso.Id("attacker/application"),
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(attacker.AppId),
            OwnerTenantId = contoso.TenantId,
            Created = start,
            Secrets = [contoso.Apps.Secret(attacker.AppName, start.AddSeconds(9), 730)],
            Certificates = [contoso.Apps.Certificate(attacker.AppName, start.AddSeconds(14), 730)],
            AppPermissions = [new DemoApp.GrantedPermission(WellKnown.ExchangeOnline, MicrosoftApps.ManageAsApp, "Exchange.ManageAsApp", start.AddSeconds(26))],
            Scopes = "User.Read",
        });
        foreach (var role in new[] { WellKnown.GlobalAdministrator, WellKnown.ExchangeAdministrator })
        {
            Administrators.Assign(contoso, role, app.ServicePrincipalId, "ServicePrincipal", app.Name, null);
        }

        var changes = new AppChanges(contoso, attacker.Victim, attacker.Base.IPAddress, ClientApp.AzureADPowerShell.UserAgent, "takeover");
        changes.AddApplication(app, start);
        changes.AddServicePrincipal(app, start.AddMilliseconds(4_300));
        changes.AddCredential(app, start.AddMilliseconds(9_100), [], app.Secrets);
        changes.AddCredential(app, start.AddMilliseconds(14_600), app.Secrets, [.. app.Secrets, .. app.Certificates]);
        changes.RequirePermissions(app, start.AddMilliseconds(20_200));
        changes.GrantAppRole(app, app.AppPermissions[0], start.AddMilliseconds(26_400));
        changes.Consent(app, "User.Read", start.AddMilliseconds(31_800));
        changes.AddToRole(app, WellKnown.GlobalAdministrator, "Company Administrator", "TenantAdmins", start.AddMilliseconds(38_500));
        changes.AddToRole(app, WellKnown.ExchangeAdministrator, "Exchange Service Administrator", "ExchangeServiceAdmins", start.AddMilliseconds(43_900));
    }
}
