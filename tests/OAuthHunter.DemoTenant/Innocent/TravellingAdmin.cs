using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>
/// An administrator at a conference in Japan who works through the company's VPN, which leaves for the internet in Virginia and
/// which a dozen colleagues use as well: on a map everybody jumps across the ocean.
/// </summary>
internal static class TravellingAdmin
{
    public static void Build(Contoso contoso)
    {
        var admin = contoso.People.Traveller;
        contoso.Innocent.AddRange([admin.UserPrincipalName, admin.Id]);
        var random = contoso.Random("traveller");
        var signIns = new SignInWriter(contoso, "traveller");

        // Flight on the evening of day -14, arrival fourteen hours later, home on day -9.
        signIns.Write(signIns.Person(admin, contoso.DaysAgo(14).AddHours(15), admin.Office, ClientApp.AzurePortal));
        for (var day = 13; day >= 10; day--)
        {
            var time = contoso.DaysAgo(day).AddHours(day == 13 ? 7 : 1) + random.Seconds(0, 3000);
            // His own laptop, but not a compliant one: nothing but the shared exit explains the jump.
            signIns.Write(signIns.Person(admin, time, Place.Tokyo, ClientApp.AzurePortal) with { DeviceIsCompliant = false });
            signIns.Write(signIns.Person(admin, time.AddMinutes(12), Place.Vpn, ClientApp.ExchangePowerShell) with { DeviceIsCompliant = false });
            signIns.Write(signIns.Person(admin, time.AddMinutes(55), Place.Tokyo, ClientApp.OutlookOnTheWeb) with { DeviceIsCompliant = false });
        }

        signIns.Write(signIns.Person(admin, contoso.DaysAgo(8).AddHours(9), admin.Office, ClientApp.AzurePortal));
        WriteColleagues(contoso, random, signIns);
    }

    private static void WriteColleagues(Contoso contoso, DemoRandom random, SignInWriter signIns)
    {
        foreach (var person in random.Some(contoso.People.Staff, 12))
        {
            contoso.Innocent.Add(person.UserPrincipalName);
            for (var day = 28; day > 0; day -= 3)
            {
                var time = contoso.DaysAgo(day).AddHours(8) + random.Seconds(0, 10_000);
                signIns.Write(signIns.Person(person, time, person.Home, ClientApp.Teams));
                signIns.Write(signIns.Person(person, time.AddMinutes(9), Place.Vpn, ClientApp.Intranet));
            }
        }

        contoso.Innocent.Add(Place.Vpn.IPAddress);
    }
}
