using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>The tenant's own automation: same permission and role as the attack, but old, owned, with a certificate and a daily rhythm.</summary>
internal static class ExchangeAutomation
{
    public static void Build(Contoso contoso)
    {
        const string name = "Mailbox Lifecycle Automation";
        const string ownRule = "Seasonal opening hours";
        var created = contoso.DaysAgo(735).AddHours(9);
        var appId = contoso.Id("app/" + name);
        var app = contoso.Apps.Add(new DemoApp
        {
            Name = name,
            AppId = appId,
            ObjectId = contoso.Id("application/" + name),
            ServicePrincipalId = contoso.Apps.ServicePrincipalIdOf(appId),
            OwnerTenantId = contoso.TenantId,
            Created = created,
            Certificates = [contoso.Apps.Certificate(name, contoso.DaysAgo(200).AddHours(9), 365)],
            AppPermissions = [new DemoApp.GrantedPermission(WellKnown.ExchangeOnline, MicrosoftApps.ManageAsApp, "Exchange.ManageAsApp", created.AddHours(3))],
            OwnerIds = [contoso.People.AppAdmin.Id, contoso.People.MailAdmin.Id],
        });
        Administrators.Assign(contoso, WellKnown.ExchangeAdministrator, app.ServicePrincipalId, "ServicePrincipal", name, null);
        contoso.Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = name, DisplayName = name, AppId = appId, ObjectId = app.ServicePrincipalId });
        contoso.Innocent.AddRange([appId, ownRule]);
        MailFlow.AddRule(contoso, 2, new TransportRule
        {
            Name = ownRule,
            SentToScope = "InOrganization",
            PrependSubject = "[Out of season] ",
            SubjectContainsWords = ["reservation"],
            Conditions = ["SentToScope", "SubjectContainsWords"],
            Actions = ["PrependSubject"],
            WhenChanged = contoso.DaysAgo(9).AddHours(4),
        });
        WriteLogs(contoso, app, ownRule);
    }

    private static void WriteLogs(Contoso contoso, DemoApp app, string ownRule)
    {
        var signIns = new SignInWriter(contoso, "automation");
        var exchange = new ExchangeWriter(contoso, "automation");
        var random = contoso.Random("automation");
        for (var day = 29; day >= 0; day--)
        {
            var time = contoso.DaysAgo(day).AddHours(4) + random.Seconds(0, 240);
            signIns.Write(signIns.App(app, time, Place.DataCentre, ClientApp.ExchangePowerShell, app.Certificates[0].KeyId));
            for (var mailbox = 0; mailbox < 3; mailbox++)
            {
                time += random.Seconds(2, 20);
                var person = random.Pick(contoso.People.Staff);
                exchange.ByApp(app, Place.DataCentre, time, "Set-Mailbox", person.DisplayName, new NameValue("Identity", person.UserPrincipalName), new NameValue("RetentionPolicy", "Default MRM Policy"));
            }

            if (day is 23 or 9)
            {
                exchange.ByApp(app, Place.DataCentre, time + random.Seconds(5, 30), "Set-TransportRule", ownRule, new NameValue("Identity", ownRule), new NameValue("PrependSubject", "[Out of season] "));
            }
        }
    }
}
