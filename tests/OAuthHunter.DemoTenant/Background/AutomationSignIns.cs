using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Background;

/// <summary>The tenant's own apps at work: each from its server, at its hour, every second day.</summary>
internal static class AutomationSignIns
{
    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("apps at work");
        var signIns = new SignInWriter(contoso, "apps at work");
        var busy = contoso.Apps.Own.Where(app => app.AppPermissions.Any(permission => permission.ResourceAppId == Knowledge.WellKnown.MicrosoftGraph)).OrderBy(app => app.AppId, StringComparer.Ordinal).Take(12).ToList();
        for (var index = 0; index < busy.Count; index++)
        {
            var app = busy[index];
            var place = Place.DataCentre.At($"198.51.100.{60 + (index % 100)}", 64502);
            var key = app.Secrets.Concat(app.Certificates).First().KeyId;
            var hour = random.Below(6);
            for (var day = 28; day >= 0; day -= 2)
            {
                // Runs before six, so that the last one falls before the moment of reference.
                signIns.Write(signIns.App(app, contoso.DaysAgo(day).AddHours(hour) + random.Seconds(0, 600), place, ClientApp.Teams, key));
            }
        }
    }
}
