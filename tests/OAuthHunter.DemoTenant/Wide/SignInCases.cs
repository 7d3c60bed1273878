using OAuthHunter.DemoTenant.Attack;
using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>
/// A journey that nobody can make and one account under siege, beside the attack, the traveller, the old phone and the office with
/// new passwords that the demo has anyway.
/// </summary>
internal sealed class SignInCases : FamilyCases
{
    private static readonly Place Auckland = new("192.0.2.150", "Auckland", "Auckland", "NZ", -36.8485, 174.7633, 64512);

    private static readonly Place Siege = new("192.0.2.160", "Hanoi", "Ha Noi", "VN", 21.0245, 105.8412, 64513);

    public override void Build(Contoso contoso, CaseBook book)
    {
        var signIns = new SignInWriter(contoso, "wide sign-ins");
        var innocents = contoso.Innocent.ToHashSet(StringComparer.Ordinal);
        var others = contoso.People.Staff.Where(person => !innocents.Contains(person.UserPrincipalName)).ToList();

        var traveller = others[3];
        signIns.Write(signIns.Person(traveller, contoso.DaysAgo(6).AddHours(10), traveller.Office, ClientApp.OutlookOnTheWeb));
        signIns.Write(signIns.User(traveller.Id, traveller.UserPrincipalName, contoso.DaysAgo(6).AddHours(11), Auckland, ClientApp.OutlookOnTheWeb));
        book.Guilty("SIN-001", traveller.UserPrincipalName);
        book.Innocent("SIN-001", contoso.People.Traveller.UserPrincipalName);

        var besieged = others[7];
        for (var attempt = 0; attempt < 40; attempt++)
        {
            signIns.Write(signIns.User(besieged.Id, besieged.UserPrincipalName, contoso.DaysAgo(5).AddHours(2).AddSeconds(attempt * 7), Siege, ClientApp.AzureADPowerShell, 50126));
        }

        book.Guilty("SIN-002", besieged.UserPrincipalName);
        book.Innocent("SIN-002", contoso.People.Staff[17].UserPrincipalName);

        var attacker = new Attacker(contoso);
        var tool = ClientApp.AzureADPowerShell;
        var swarm = $"{tool.Name} / {tool.ClientAppUsed} / {tool.UserAgent}";
        var clerk = contoso.People.Staff.First(person => person.Office == Place.Manchester);
        book.Guilty("SIN-003", swarm);
        book.Innocent("SIN-003", Place.Manchester.IPAddress);
        book.Guilty("SIN-004", swarm);
        book.Innocent("SIN-004", Place.Manchester.IPAddress);
        book.Guilty("SIN-005", attacker.Victim.UserPrincipalName);
        book.Innocent("SIN-005", clerk.UserPrincipalName);
    }
}
