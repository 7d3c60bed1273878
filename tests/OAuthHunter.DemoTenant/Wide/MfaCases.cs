using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Administrators with one flaw each, beside one without any and people who do the same harmlessly.</summary>
internal sealed class MfaCases : FamilyCases
{
    private const string ExchangeRecipientAdministrator = "31392ffb-586c-42d1-9346-e59415a2cc4e";

    private static readonly Place Abroad = new("192.0.2.170", "Hanoi", "Ha Noi", "VN", 21.0245, 105.8412, 64520);

    public override void Build(Contoso contoso, CaseBook book)
    {
        var admins = new WideAdmins(contoso, "mfa");
        var signIns = new SignInWriter(contoso, "wide mfa");
        var sound = admins.Add("Sound", Roles.Exchange, "passKeyDeviceBound", "microsoftAuthenticatorPush");
        var bare = admins.Add("Bare", Roles.Exchange);
        var phone = admins.Add("Phone", Roles.Exchange, "mobilePhone");
        var push = admins.Add("Push", Roles.Security, "microsoftAuthenticatorPush");
        var loose = admins.Add("Loose", ExchangeRecipientAdministrator, "passKeyDeviceBound");
        var clerk = admins.Add("Clerk", null, "microsoftAuthenticatorPush");
        var printer = admins.Add("Printer", null, "microsoftAuthenticatorPush");
        Judge(book, ("MFA-001", bare, sound), ("MFA-002", phone, push), ("MFA-003", push, sound), ("MFA-004", loose, sound));

        foreach (var person in new[] { sound, push, clerk })
        {
            signIns.Write(signIns.User(person.Id, person.UserPrincipalName, contoso.DaysAgo(20).AddHours(9), Place.Amsterdam, ClientApp.AzurePortal) with { AuthenticationRequirement = "multiFactorAuthentication" });
        }

        signIns.Write(signIns.User(push.Id, push.UserPrincipalName, contoso.DaysAgo(4).AddHours(3), Abroad, ClientApp.AzureADPowerShell));
        Judge(book, ("MFA-005", push, sound));

        var emergency = contoso.People.BreakGlass;
        signIns.Write(signIns.User(emergency[0].Id, emergency[0].UserPrincipalName, contoso.DaysAgo(12).AddHours(2), Place.Amsterdam, ClientApp.AzurePortal));
        Judge(book, ("MFA-006", emergency[0], emergency[1]));

        contoso.Add(EntitySets.AuthenticationRequirements, new AuthenticationRequirement { Id = phone.Id, PerUserMfaState = "enforced" });
        contoso.Add(EntitySets.AuthenticationRequirements, new AuthenticationRequirement { Id = sound.Id, PerUserMfaState = "disabled" });
        book.Guilty("MFA-007", contoso.TenantId);
        BuildChanges(contoso, book, push, phone, clerk, printer);
    }

    private static void BuildChanges(Contoso contoso, CaseBook book, Person push, Person phone, Person clerk, Person printer)
    {
        var changes = new ProtectionChanges(contoso, "wide mfa");
        changes.Write("User registered security info", contoso.DaysAgo(4).AddHours(3.5), push, push, Abroad.IPAddress);
        changes.Write("User registered security info", contoso.DaysAgo(3).AddHours(10), clerk, clerk, Place.Amsterdam.IPAddress);
        Judge(book, ("MFA-008", push, clerk));

        changes.Write("Disable Strong Authentication", contoso.DaysAgo(5).AddHours(11), contoso.People.HelpDesk, phone, Place.Amsterdam.IPAddress);
        changes.Write("Update user", contoso.DaysAgo(5).AddHours(12), contoso.People.HelpDesk, clerk, Place.Amsterdam.IPAddress, new ModifiedProperty("Department", "Sales", "Legal"));
        Judge(book, ("MFA-009", phone, clerk));

        changes.Write("Create application password for user", contoso.DaysAgo(6).AddHours(9), printer, printer, Place.Amsterdam.IPAddress);
        Judge(book, ("MFA-010", printer, clerk));

        changes.Pass(contoso.DaysAgo(7).AddHours(9), contoso.People.HelpDesk, phone, TimeSpan.FromHours(1), isOnce: false);
        changes.Pass(contoso.DaysAgo(7).AddHours(10), contoso.People.Administrators[1], clerk, TimeSpan.FromHours(1), isOnce: true);
        Judge(book, ("MFA-011", phone, clerk));

        changes.Company(contoso.DaysAgo(8).AddHours(2), contoso.People.Administrators[1], new ModifiedProperty("TrustedCAsForPasswordlessAuth", "[]", "[{\"TrustedIssuer\":\"CN=Northwind Test Root 7\",\"AuthorityType\":0}]"));
        book.Guilty("MFA-012", contoso.TenantId);
    }

    private static void Judge(CaseBook book, params (string DetectionId, Person Guilty, Person Innocent)[] cases)
    {
        foreach (var (detectionId, guilty, innocent) in cases)
        {
            book.Guilty(detectionId, guilty.UserPrincipalName);
            book.Innocent(detectionId, innocent.UserPrincipalName);
        }
    }
}
