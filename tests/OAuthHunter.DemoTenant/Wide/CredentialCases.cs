using OAuthHunter.DemoTenant.Attack;
using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Credentials that were planted, forgotten, lent or tried, each beside one that is kept as it should be.</summary>
internal sealed class CredentialCases : FamilyCases
{
    private static readonly Place Thief = new("192.0.2.190", "Kyiv", "Kyiv", "UA", 50.4501, 30.5234, 64515);

    public override void Build(Contoso contoso, CaseBook book)
    {
        var stage = new AppStage(contoso, "wide credentials");
        Planted(contoso, book, stage);
        Kept(contoso, book, stage);
        Used(contoso, book, stage);
        Trusted(contoso, book);
        Tried(contoso, book, stage);
        contoso.Add(EntitySets.DefaultAppManagementPolicy, new DefaultAppManagementPolicy { Id = "defaultAppManagementPolicy", IsEnabled = false });
        book.Guilty("CRD-011", contoso.TenantId);
        book.Guilty("CRD-008", new Attacker(contoso).AppId);
        var born = stage.Own("Room sensors", 6, hasPower: false, secrets: [contoso.Apps.Secret("Room sensors", contoso.DaysAgo(6).AddHours(9), 180)]);
        new AppChanges(contoso, contoso.People.AppAdmin, contoso.People.AppAdmin.Office.IPAddress, ClientApp.AzurePortal.UserAgent, "wide birth").AddApplication(born, contoso.DaysAgo(6).AddHours(9));
        stage.Credentials(born, contoso.People.AppAdmin, contoso.DaysAgo(6).AddHours(9).AddMinutes(3), [], born.Secrets);
        book.Innocent("CRD-008", born.AppId);
    }

    private static void Planted(Contoso contoso, CaseBook book, AppStage stage)
    {
        var stranger = contoso.People.Staff[100];
        var added = contoso.Apps.Secret("Journal export", contoso.DaysAgo(6).AddHours(20), 365);
        var export = stage.Own("Journal export", 700, hasPower: true, secrets: [added]);
        stage.Credentials(export, stranger, contoso.DaysAgo(6).AddHours(20), [], [added]);
        book.Guilty("CRD-001", export.AppId);
        book.Guilty("CRD-005", export.AppId);

        var old = contoso.Apps.Certificate("Journal import old", contoso.DaysAgo(350), 365);
        var renewed = contoso.Apps.Certificate("Journal import", contoso.DaysAgo(5).AddHours(10), 365);
        var import = stage.Own("Journal import", 700, hasPower: true, certificates: [old, renewed]);
        stage.Credentials(import, contoso.People.AppAdmin, contoso.DaysAgo(5).AddHours(10), [old], [old, renewed]);
        book.Innocent("CRD-001", import.AppId);
        book.Innocent("CRD-005", import.AppId);

        var vendor = stage.Foreign("Fabrikam Mail Filter", 900, "Fabrikam Inc.");
        stage.ServicePrincipalSecret(vendor, contoso.People.AppAdmin, contoso.DaysAgo(7).AddHours(22));
        book.Guilty("CRD-002", vendor.AppId);
        var saml = contoso.Id("app/Wiki");
        contoso.Add(EntitySets.ServicePrincipals, new ServicePrincipal
        {
            Id = contoso.Apps.ServicePrincipalIdOf(saml), AppId = saml, DisplayName = "Wiki", AppOwnerOrganizationId = contoso.TenantId, ServicePrincipalType = "Application", AccountEnabled = true,
            CreatedDateTime = contoso.DaysAgo(500), HasPublisherFact = true, PreferredSingleSignOnMode = "saml", PasswordCredentials = [],
            KeyCredentials = [contoso.Apps.Certificate("Wiki signing", contoso.DaysAgo(20), 1000) with { Usage = "Sign" }], OwnerIds = [contoso.People.AppAdmin.Id],
        });
        book.Innocent("CRD-002", saml);
    }

    private static void Kept(Contoso contoso, CaseBook book, AppStage stage)
    {
        var many = stage.Own("Data bridge", 500, hasPower: false, secrets: [.. Enumerable.Range(0, 4).Select(number => contoso.Apps.Secret($"Data bridge {number}", contoso.DaysAgo(100 - number), 365))]);
        var two = stage.Own("Data bridge two", 500, hasPower: false, secrets: [contoso.Apps.Secret("two old", contoso.DaysAgo(350), 365), contoso.Apps.Secret("two new", contoso.DaysAgo(40), 365), contoso.Apps.Secret("two newer", contoso.DaysAgo(39), 365)]);
        book.Guilty("CRD-003", many.AppId);
        book.Innocent("CRD-003", two.AppId);

        var eternal = stage.Own("Gate reader", 500, hasPower: false, secrets: [contoso.Apps.Secret("Gate reader", contoso.DaysAgo(200), 100_000)]);
        var usual = stage.Own("Gate opener", 500, hasPower: false, secrets: [contoso.Apps.Secret("Gate opener", contoso.DaysAgo(200), 730)]);
        book.Guilty("CRD-004", eternal.AppId);
        book.Innocent("CRD-004", usual.AppId);
    }

    private static void Used(Contoso contoso, CaseBook book, AppStage stage)
    {
        var strange = Working("Order feed", Thief);
        var rotated = Working("Price feed", Place.DataCentre);
        book.Guilty("CRD-006", strange.AppId);
        book.Innocent("CRD-006", rotated.AppId);

        book.Guilty("CRD-009", Errand("Stock feed", isUsed: true).AppId);
        book.Innocent("CRD-009", Errand("Return feed", isUsed: false).AppId);

        DemoApp Working(string name, Place newPlace)
        {
            var first = contoso.Apps.Secret(name + " first", contoso.DaysAgo(300), 400);
            var second = contoso.Apps.Secret(name + " second", contoso.DaysAgo(6).AddHours(10), 400);
            var app = stage.Own(name, 800, hasPower: false, secrets: [first, second]);
            for (var day = 28; day >= 7; day--)
            {
                stage.SignIns.Write(stage.SignIns.App(app, contoso.DaysAgo(day).AddHours(6), Place.DataCentre, ClientApp.Teams, first.KeyId));
            }

            stage.Credentials(app, contoso.People.AppAdmin, contoso.DaysAgo(6).AddHours(10), [first], [first, second]);
            stage.SignIns.Write(stage.SignIns.App(app, contoso.DaysAgo(5).AddHours(6), newPlace, ClientApp.Teams, second.KeyId));
            return app;
        }

        DemoApp Errand(string name, bool isUsed)
        {
            var passing = contoso.Apps.Secret(name, contoso.DaysAgo(8).AddHours(1), 90);
            var app = stage.Own(name, 800, hasPower: false);
            stage.Credentials(app, contoso.People.AppAdmin, contoso.DaysAgo(8).AddHours(1), [], [passing]);
            if (isUsed)
            {
                stage.SignIns.Write(stage.SignIns.App(app, contoso.DaysAgo(8).AddHours(2), Thief, ClientApp.Teams, passing.KeyId));
            }

            stage.Credentials(app, contoso.People.AppAdmin, contoso.DaysAgo(8).AddHours(4), [passing], []);
            return app;
        }
    }

    private static void Trusted(Contoso contoso, CaseBook book)
    {
        book.Guilty("CRD-007", Registration("Build mirror", "https://tokens.litware.net/", "anything"));
        book.Innocent("CRD-007", Registration("Build", "https://token.actions.githubusercontent.com", "repo:contoso/site:ref:refs/heads/main"));

        string Registration(string name, string issuer, string subject)
        {
            var appId = contoso.Id("app/" + name);
            contoso.Add(EntitySets.Applications, new Application
            {
                Id = contoso.Id("application/" + name), AppId = appId, DisplayName = name, CreatedDateTime = contoso.DaysAgo(300), SignInAudience = "AzureADMyOrg", PasswordCredentials = [], KeyCredentials = [],
                FederatedIdentityCredentials = [new AppCredential { Kind = AppCredentialKind.Federated, KeyId = contoso.Id("trust/" + name), DisplayName = name, Issuer = issuer, Subject = subject }],
                OwnerIds = [contoso.People.AppAdmin.Id],
            });
            return appId;
        }
    }

    private static void Tried(Contoso contoso, CaseBook book, AppStage stage)
    {
        var tried = stage.Own("Invoice scan", 600, hasPower: false);
        var stale = stage.Own("Invoice print", 600, hasPower: false);
        foreach (var (app, place) in new[] { (tried, Thief), (stale, Place.DataCentre) })
        {
            for (var day = 20; day >= 4; day--)
            {
                stage.SignIns.Write(stage.SignIns.App(app, contoso.DaysAgo(day).AddHours(5), Place.DataCentre, ClientApp.Teams, null));
            }

            for (var attempt = 0; attempt < 15; attempt++)
            {
                stage.SignIns.Write(stage.SignIns.App(app, contoso.DaysAgo(3).AddHours(3).AddMinutes(attempt), place, ClientApp.Teams, null) with { ErrorCode = 7000215 });
            }
        }

        book.Guilty("CRD-010", tried.AppId);
        book.Innocent("CRD-010", stale.AppId);
    }
}
