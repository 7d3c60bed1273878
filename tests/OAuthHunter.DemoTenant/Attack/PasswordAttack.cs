using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Attack;

/// <summary>
/// Day -26, at night: a list of leaked credentials tried out within ten minutes. A good part of the names has left the company.
/// One password opens the account of an administrator without MFA, another is right but stopped by MFA.
/// </summary>
internal static class PasswordAttack
{
    public static void Build(Contoso contoso, Attacker attacker)
    {
        var random = contoso.Random("password attack");
        var signIns = new SignInWriter(contoso, "password attack");
        var swarm = attacker.Swarm;
        var staff = random.Some(contoso.People.Staff, 34);
        var names = staff.Select(person => ((string?)person.Id, person.UserPrincipalName))
            .Concat(Enumerable.Range(0, 25).Select(number => ((string?)null, $"{random.Letters(1)}{FormerSurnames[number]}@{Contoso.Domain}".ToLowerInvariant())))
            .OrderBy(_ => random.Next())
            .ToList();
        var guess = 0;
        for (var round = 0; round < 2; round++)
        {
            foreach (var (id, name) in names)
            {
                // Four and a half minutes a round: everything falls into ten minutes.
                var time = attacker.Begin.AddMilliseconds((guess * 4400) + random.Below(3000));
                Try(signIns, id, name, time, swarm[guess % swarm.Count], id is null ? 50034 : 50126);
                guess++;
            }
        }

        // The second victim is nobody whom another part of the tenant calls harmless.
        var second = staff.Last(person => !contoso.Innocent.Contains(person.UserPrincipalName));
        Try(signIns, second.Id, second.UserPrincipalName, attacker.Begin.AddMinutes(5), swarm[3], 50076);
        Try(signIns, attacker.Victim.Id, attacker.Victim.UserPrincipalName, attacker.Begin.AddMinutes(2), swarm[9], 50126);
        Try(signIns, attacker.Victim.Id, attacker.Victim.UserPrincipalName, attacker.Entry, attacker.Base, 0);
    }

    private static string[] FormerSurnames { get; } =
    [
        "Adler", "Bakker", "Claes", "Doyle", "Engel", "Fabry", "Gruber", "Hoek", "Illing", "Joosten", "Kramer", "Lenz", "Mertens", "Nagel",
        "Osman", "Pauwels", "Reimer", "Sauer", "Thijs", "Urban", "Vogel", "Winkel", "Yilmaz", "Zander", "Albers",
    ];

    private static void Try(SignInWriter signIns, string? userId, string name, DateTimeOffset time, Place place, int errorCode)
    {
        var signIn = signIns.User(userId, name, time, place, ClientApp.AzureADPowerShell, errorCode) with
        {
            AuthenticationProtocol = "ropc",
            AuthenticationRequirement = errorCode == 50076 ? "multiFactorAuthentication" : "singleFactorAuthentication",
            ConditionalAccessStatus = errorCode == 50076 ? "failure" : "notApplied",
        };
        signIns.WriteShadow(signIns.Write(signIn));
    }
}
