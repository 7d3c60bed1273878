using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Consents of users and administrators, given, refused, forgotten and bypassed, each beside one that only looks so.</summary>
internal sealed class ConsentCases : FamilyCases
{
    private const string GraphTools = "14d82eec-204b-4c2f-b7e8-296a70dab67e";
    private const string AppleInternetAccounts = "f8d98a96-0999-43f5-8af3-69971c7bb423";
    private const string Mail = "openid Mail.Read offline_access";

    public override void Build(Contoso contoso, CaseBook book)
    {
        var stage = new AppStage(contoso, "wide consents");
        var innocents = contoso.Innocent.ToHashSet(StringComparer.Ordinal);
        var people = contoso.People.Staff.Where(person => !innocents.Contains(person.UserPrincipalName)).ToList();

        ForAll(contoso, book, stage);
        ForOne(contoso, book, stage, people);
        Stopped(contoso, book, stage, people);
        AfterASignIn(contoso, book, stage, people);
        Waves(contoso, book, stage, people);
        Leftovers(contoso, book, stage, people);
        Declined(contoso, book, stage, people);
    }

    private static void ForAll(Contoso contoso, CaseBook book, AppStage stage)
    {
        var courier = stage.Foreign("Inbox Courier", 210, scopes: "Mail.ReadWrite User.Read");
        var calendar = stage.Foreign("Woodgrove Calendar Board", 900, "Woodgrove Inc.", "Mail.Read Calendars.Read User.Read");
        calendar.LastSignIn = contoso.DaysAgo(1);
        book.Guilty("CON-001", courier.AppId);
        book.Innocent("CON-001", calendar.AppId);

        var archive = stage.Foreign("Thread Archive", 12);
        stage.Consent(archive, contoso.People.AppAdmin, contoso.DaysAgo(12).AddHours(10), "Mail.ReadWrite", isAdmin: true);
        var badge = stage.Foreign("Visitor Badge", 12, "Tailspin Inc.");
        stage.Consent(badge, contoso.People.AppAdmin, contoso.DaysAgo(11).AddHours(10), "openid profile User.Read", isAdmin: true);
        book.Guilty("CON-004", archive.AppId);
        book.Innocent("CON-004", badge.AppId);

        var pipeline = stage.Own("Release pipeline", 400, hasPower: false);
        var taker = stage.Own("Nightly report", 300, hasPower: false);
        var given = stage.Own("Mail journal", 300, hasPower: false);
        stage.GrantByApp(taker, pipeline, contoso.DaysAgo(9).AddHours(3));
        stage.GrantByApp(given, contoso.Apps[GraphTools], contoso.DaysAgo(9).AddHours(4));
        book.Guilty("CON-005", taker.AppId);
        book.Innocent("CON-005", given.AppId);

        stage.Grant(contoso.Apps[GraphTools].ServicePrincipalId, "User.Read Mail.ReadWrite", null);
        var teams = contoso.Apps["1fec8e78-bce4-4aaf-ab1b-5451cc387264"];
        stage.Grant(teams.ServicePrincipalId, "User.Read Mail.ReadWrite", null);
        book.Guilty("CON-010", GraphTools);
        book.Innocent("CON-010", teams.AppId);
    }

    private static void ForOne(Contoso contoso, CaseBook book, AppStage stage, List<Person> people)
    {
        var notes = stage.Foreign("Quick Mail Notes", 40, scopes: Mail, users: [people[2]]);
        stage.Consent(notes, people[2], contoso.DaysAgo(8).AddHours(10), Mail);
        var phone = stage.Foreign("Apple Internet Accounts", 700, scopes: "EAS.AccessAsUser.All offline_access", appId: AppleInternetAccounts, users: [people[3]]);
        book.Guilty("CON-002", notes.AppId);
        book.Innocent("CON-002", phone.AppId);

        var planner = stage.Foreign("Sprint Planner", 300, "Proseware Inc.", "Files.ReadWrite.All offline_access", users: [contoso.People.MailAdmin]);
        var status = stage.Foreign("Status Page", 300, "Proseware Inc.", "openid profile email User.Read", users: [contoso.People.MailAdmin]);
        book.Guilty("CON-003", planner.AppId);
        book.Innocent("CON-003", status.AppId);
    }

    private static void Stopped(Contoso contoso, CaseBook book, AppStage stage, List<Person> people)
    {
        var lure = stage.Foreign("Parcel Notice", 3);
        stage.FailedConsent(lure, people[4], contoso.DaysAgo(3).AddHours(9), Mail, "Microsoft.Online.Security.UserConsentBlockedForRiskyAppsException");
        var cancelled = stage.Foreign("Lunch Poll", 3);
        stage.FailedConsent(cancelled, people[5], contoso.DaysAgo(3).AddHours(11), "User.Read", "User canceled the request.");
        book.Guilty("CON-006", lure.AppId);
        book.Innocent("CON-006", cancelled.AppId);
    }

    private static void AfterASignIn(Contoso contoso, CaseBook book, AppStage stage, List<Person> people)
    {
        var time = contoso.DaysAgo(5).AddHours(11);
        var reader = stage.Foreign("Shared Folder Reader", 5);
        var thief = new Place("192.0.2.181", "Lagos", "Lagos", "NG", 6.5244, 3.3792, 64514);
        stage.SignIns.Write(stage.SignIns.User(people[6].Id, people[6].UserPrincipalName, time.AddMinutes(-12), thief, ClientApp.OutlookOnTheWeb) with { AuthenticationProtocol = "deviceCode" });
        stage.Consent(reader, people[6], time, "Mail.ReadWrite offline_access", address: thief.IPAddress);
        var survey = stage.Foreign("Litware Pulse", 5, "Litware Inc.");
        stage.SignIns.Write(stage.SignIns.Person(people[8], time.AddMinutes(-12), people[8].Office, ClientApp.OutlookOnTheWeb));
        stage.Consent(survey, people[8], time, "User.Read Calendars.Read");
        book.Guilty("CON-007", reader.AppId);
        book.Innocent("CON-007", survey.AppId);
    }

    private static void Waves(Contoso contoso, CaseBook book, AppStage stage, List<Person> people)
    {
        var viewer = stage.Foreign("Secure Document Viewer", 4);
        var roster = stage.Foreign("Tailspin Roster", 4, "Tailspin Inc.");
        for (var number = 0; number < 7; number++)
        {
            stage.Consent(viewer, people[30 + number], contoso.DaysAgo(4).AddHours(10).AddMinutes(number * 6), "Mail.Read");
            stage.Consent(roster, people[40 + number], contoso.DaysAgo(4).AddHours(13).AddMinutes(number * 6), "User.Read Calendars.Read");
        }

        book.Guilty("CON-008", viewer.AppId);
        book.Innocent("CON-008", roster.AppId);
    }

    private static void Leftovers(Contoso contoso, CaseBook book, AppStage stage, List<Person> people)
    {
        var forgotten = stage.Foreign("Adatum Minutes", 800, "Adatum Inc.");
        stage.Grant(forgotten.ServicePrincipalId, "Calendars.Read", contoso.Id("user/left long ago"));
        var used = stage.Foreign("Adatum Diary", 800, "Adatum Inc.", "Calendars.ReadWrite", users: [people[9]]);
        used.LastSignIn = contoso.DaysAgo(2);
        book.Guilty("CON-009", forgotten.AppId);
        book.Innocent("CON-009", used.AppId);
    }

    private static void Declined(Contoso contoso, CaseBook book, AppStage stage, List<Person> people)
    {
        var lure = new ClientApp(contoso.Id("app/lure"), "Adobe Sign Viewer", ClientApp.Teams.ResourceId, ClientApp.Teams.Resource, "Browser", ClientApp.OutlookOnTheWeb.UserAgent, "Windows11", null);
        var other = lure with { AppId = contoso.Id("app/other"), Name = "Ticket Board" };
        for (var number = 0; number < 4; number++)
        {
            stage.SignIns.Write(stage.SignIns.Person(people[50 + number], contoso.DaysAgo(2).AddHours(9).AddMinutes(number * 20), people[50 + number].Office, lure, 65004));
        }

        stage.SignIns.Write(stage.SignIns.Person(people[60], contoso.DaysAgo(2).AddHours(9), people[60].Office, other, 65004));
        stage.SignIns.Write(stage.SignIns.Person(people[61], contoso.DaysAgo(2).AddHours(12), people[61].Office, other, 90094));
        book.Guilty("CON-011", lure.AppId);
        book.Innocent("CON-011", other.AppId);
    }
}
