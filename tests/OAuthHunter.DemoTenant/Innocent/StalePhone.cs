using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>A password was changed, a phone at home was not told: thirty failures an hour for an evening, always from home.</summary>
internal static class StalePhone
{
    public static void Build(Contoso contoso)
    {
        var person = contoso.People.Staff[17];
        contoso.Innocent.AddRange([person.UserPrincipalName, person.Home.IPAddress]);
        var random = contoso.Random("stale phone");
        var signIns = new SignInWriter(contoso, "stale phone");
        for (var day = 20; day >= 12; day--)
        {
            // The address is his usual one: he works from there as well.
            signIns.Write(signIns.Person(person, contoso.DaysAgo(day).AddHours(6) + random.Seconds(0, 1800), person.Home, ClientApp.OutlookOnTheWeb));
        }

        var start = contoso.DaysAgo(12).AddHours(17);
        for (var attempt = 0; attempt < 90; attempt++)
        {
            signIns.Write(signIns.Person(person, start.AddMinutes(attempt * 2) + random.Seconds(0, 40), person.Home, ClientApp.ActiveSync, 50126));
        }

        signIns.Write(signIns.Person(person, start.AddHours(3.4), person.Home, ClientApp.OutlookMobile));
    }
}
