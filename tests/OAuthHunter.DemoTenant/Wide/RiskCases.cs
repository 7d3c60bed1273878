using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Risks that Identity Protection sees and somebody waves through, beside risks that were dealt with.</summary>
internal sealed class RiskCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        var admins = new WideAdmins(contoso, "risk");
        var taken = admins.Add("Taken", Roles.Exchange, "passKeyDeviceBound");
        var settled = admins.Add("Settled", Roles.Exchange, "passKeyDeviceBound");
        var clerk = admins.Add("Clerk", null, "microsoftAuthenticatorPush");
        Risk(contoso, taken, "high", "atRisk");
        Risk(contoso, settled, "high", "remediated");
        book.Guilty("RSK-001", taken.UserPrincipalName);
        book.Innocent("RSK-001", settled.UserPrincipalName);

        // He waves his own risk through; the help desk does it for one user, days after the alarm.
        var changes = new ProtectionChanges(contoso, "wide risk");
        changes.Write("DismissUser", contoso.DaysAgo(3).AddHours(9), taken, taken, Place.Amsterdam.IPAddress);
        changes.Write("DismissUser", contoso.DaysAgo(3).AddHours(10), settled, clerk, Place.Amsterdam.IPAddress);
        book.Guilty("RSK-004", taken.UserPrincipalName);
        book.Innocent("RSK-004", settled.UserPrincipalName);

        Detection(contoso, taken, "attackerinTheMiddle");
        Detection(contoso, clerk, "unfamiliarFeatures");
        book.Guilty("RSK-005", taken.UserPrincipalName);
        book.Innocent("RSK-005", clerk.UserPrincipalName);
    }

    private static void Risk(Contoso contoso, Person person, string level, string state) => contoso.Add(EntitySets.RiskyUsers, new RiskyUser
    {
        Id = person.Id, UserPrincipalName = person.UserPrincipalName, RiskLevel = level, RiskState = state, RiskLastUpdatedDateTime = contoso.DaysAgo(4).AddHours(5),
    });

    private static void Detection(Contoso contoso, Person person, string kind) => contoso.Add(EntitySets.RiskDetections, new RiskDetection
    {
        Id = contoso.Id($"risk detection/{person.Id}/{kind}"), UserId = person.Id, UserPrincipalName = person.UserPrincipalName, RiskEventType = kind, RiskLevel = "high",
        RiskState = "atRisk", ActivityDateTime = contoso.DaysAgo(4).AddHours(4), DetectedDateTime = contoso.DaysAgo(4).AddHours(5), IPAddress = "192.0.2.180",
    });
}
