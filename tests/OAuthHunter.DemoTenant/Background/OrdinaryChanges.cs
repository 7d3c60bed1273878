using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Background;

/// <summary>What changes in a directory in a month: people, groups, a rotated certificate, a harmless new app.</summary>
internal static class OrdinaryChanges
{
    private static readonly (string Activity, string Category, string OperationType)[] OnPeople =
    [
        ("Update user", "UserManagement", "Update"), ("Change user license", "UserManagement", "Update"),
        ("Add member to group", "GroupManagement", "Assign"), ("Remove member from group", "GroupManagement", "Unassign"),
        ("User registered security info", "UserManagement", "Update"), ("Reset password (by admin)", "UserManagement", "Update"),
    ];

    private static readonly string UserAgent = ClientApp.AzurePortal.UserAgent;

    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("changes");
        var audits = new AuditWriter(contoso, "changes");
        for (var number = 0; number < contoso.Options.Log(280); number++)
        {
            var time = contoso.DaysAgo(random.Between(1, 29)).AddHours(8) + random.Seconds(0, 32_000);
            var person = random.Pick(contoso.People.Staff);
            var (activity, category, operationType) = random.Pick(OnPeople);
            var actor = activity == "User registered security info" ? person : contoso.People.HelpDesk;
            audits.Write(new DirectoryChange(time, activity, category, operationType, actor, actor.Office.IPAddress, UserAgent)
            {
                Targets = [new AuditTarget { Id = person.Id, Type = "User", UserPrincipalName = person.UserPrincipalName, ModifiedProperties = [new ModifiedProperty("Included Updated Properties", null, "Department")] }],
            });
        }

        RotateCertificates(contoso, random);
    }

    private static void RotateCertificates(Contoso contoso, DemoRandom random)
    {
        var admin = contoso.People.AppAdmin;
        var changes = new AppChanges(contoso, admin, admin.Office.IPAddress, UserAgent, "rotation");
        var harmless = contoso.Apps.Own.Where(app => app.AppPermissions.Count == 0 && app.Certificates.Count > 0).OrderBy(app => app.AppId, StringComparer.Ordinal).Take(3);
        foreach (var app in harmless)
        {
            var expired = contoso.Apps.Certificate(app.Name + " old", contoso.DaysAgo(380), 365);
            changes.AddCredential(app, contoso.DaysAgo(random.Between(3, 25)).AddHours(10), [expired, .. app.Certificates], app.Certificates);
        }
    }
}
