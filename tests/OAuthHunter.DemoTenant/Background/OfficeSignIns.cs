using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Background;

/// <summary>Thirty days of people at work: office or home in the morning, a phone in the evening, the odd typing error.</summary>
internal static class OfficeSignIns
{
    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("office");
        var signIns = new SignInWriter(contoso, "office");
        var workDays = Enumerable.Range(1, 29).Select(contoso.DaysAgo).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToList();

        // A person leaves a sign-in every other day at work.
        var perDay = contoso.Options.Log(1500) / (double)(workDays.Count * contoso.People.Staff.Count);
        foreach (var day in workDays)
        {
            foreach (var person in contoso.People.Staff)
            {
                var count = (int)perDay + (random.Chance((int)((perDay - (int)perDay) * 100)) ? 1 : 0);
                WriteDay(contoso, random, signIns, person, day, count);
            }

            foreach (var admin in contoso.People.Administrators.Where(_ => random.Chance(25)))
            {
                // The account that the attack needs is one that hardly anybody uses.
                if (admin != contoso.People.Traveller && admin != contoso.People.Victim)
                {
                    signIns.Write(signIns.Person(admin, day.AddHours(8) + random.Seconds(0, 28_000), admin.Office, random.Chance(60) ? ClientApp.AzurePortal : ClientApp.ExchangePowerShell));
                }
            }
        }
    }

    private static void WriteDay(Contoso contoso, DemoRandom random, SignInWriter signIns, Person person, DateTimeOffset day, int count)
    {
        var isAtHome = random.Chance(35);
        for (var number = 0; number < count; number++)
        {
            // Offices work from seven to six; the second sign-in of a day is often the phone.
            var isPhone = number > 0 && random.Chance(40);
            var place = isPhone ? person.Mobile : isAtHome ? person.Home : person.Office;
            var client = isPhone ? ClientApp.OutlookMobile : random.Pick(ClientApp.Everyday);
            var time = day.AddHours(isPhone ? 15 : 6) + random.Seconds(0, isPhone ? 18_000 : 32_000);
            if (random.Chance(2))
            {
                signIns.Write(signIns.Person(person, time.AddSeconds(-20), place, client, 50126));
            }
            else if (random.Chance(2) && client.Browser is not null)
            {
                signIns.Write(signIns.Person(person, time.AddSeconds(-9), place, client, 50140));
            }

            var written = signIns.Write(signIns.Person(person, time, place, client));
            if (day >= contoso.DaysAgo(1))
            {
                // The export of the unified log was limited to the last day of log-ons.
                signIns.WriteShadow(written);
            }
        }
    }
}
