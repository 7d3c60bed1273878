using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>The Manchester office on the morning after its passwords were changed: twelve people mistype the new one, then get in.</summary>
internal static class RotatedSite
{
    public static void Build(Contoso contoso)
    {
        contoso.Innocent.Add(Place.Manchester.IPAddress);
        var random = contoso.Random("rotated site");
        var signIns = new SignInWriter(contoso, "rotated site");
        var morning = contoso.DaysAgo(16).AddHours(7).AddMinutes(20);
        foreach (var person in contoso.People.Staff.Where(person => person.Office == Place.Manchester).Take(12))
        {
            contoso.Innocent.Add(person.UserPrincipalName);
            var client = random.Pick(ClientApp.Everyday);
            var time = morning + random.Seconds(0, 1500);
            for (var failure = random.Between(1, 3); failure > 0; failure--)
            {
                signIns.Write(signIns.Person(person, time, Place.Manchester, client, 50126));
                time += random.Seconds(8, 45);
            }

            signIns.Write(signIns.Person(person, time, Place.Manchester, client));
        }
    }
}
