using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Background;

/// <summary>People in their own mailboxes: rows that a hunt reads past.</summary>
internal static class MailboxActivity
{
    private static readonly (string Operation, string RecordType)[] Operations =
    [
        ("MailItemsAccessed", "50"), ("MailItemsAccessed", "50"), ("Send", "2"), ("MoveToDeletedItems", "2"), ("SoftDelete", "3"), ("Create", "2"),
    ];

    public static void Build(Contoso contoso)
    {
        var random = contoso.Random("mailboxes");
        for (var number = 0; number < contoso.Options.Log(260); number++)
        {
            var person = random.Pick(contoso.People.Staff);
            var time = contoso.DaysAgo(random.Between(1, 29)).AddHours(7) + random.Seconds(0, 36_000);
            contoso.Add(EntitySets.UnifiedAuditLog, Record(contoso, random, person, time));
        }
    }

    private static AuditRecord Record(Contoso contoso, DemoRandom random, Person person, DateTimeOffset time)
    {
        var (operation, recordType) = random.Pick(Operations);
        return new AuditRecord
        {
            Id = random.Guid(),
            CreationTime = AuditWriter.WholeSeconds(time),
            Operation = operation,
            RecordType = recordType,
            Workload = "Exchange",
            ResultStatus = "Succeeded",
            OrganizationId = contoso.TenantId,
            UserId = person.UserPrincipalName,
            UserKey = contoso.Random("puid/" + person.Id).Hex(16),
            UserType = 0,
            ClientIP = person.Office.IPAddress,
            AppId = ClientApp.Office.AppId,
            ClientAppId = string.Empty,
            ExternalAccess = false,
        };
    }
}
