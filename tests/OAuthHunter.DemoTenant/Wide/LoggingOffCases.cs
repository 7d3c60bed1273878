using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant in which somebody saw to it that little is logged. What is whole is in <see cref="LoggingOnCases"/>.</summary>
internal sealed class LoggingOffCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        var exchange = new ExchangeWriter(contoso, "wide logging");
        contoso.Add(EntitySets.AdminAuditLogConfig, new AdminAuditLogConfig { Identity = "Admin Audit Log Settings", UnifiedAuditLogIngestionEnabled = true });
        exchange.ByPerson(contoso.People.HelpDesk, contoso.DaysAgo(5).AddHours(3), "Set-AdminAuditLogConfig", "Admin Audit Log Settings", new NameValue("UnifiedAuditLogIngestionEnabled", "False"));
        exchange.ByPerson(contoso.People.MailAdmin, contoso.DaysAgo(4).AddHours(9), "Set-AdminAuditLogConfig", "Admin Audit Log Settings", new NameValue("UnifiedAuditLogIngestionEnabled", "True"));
        book.Guilty("LOG-001", "AdminAuditLogConfig");

        // The demo's logs reach back a month, and not all that can be captured is there.
        book.Guilty("LOG-002", contoso.TenantId);
        book.Guilty("LOG-004", contoso.TenantId);

        var (silent, backup) = (contoso.People.Administrators[2].UserPrincipalName, "svc-backup");
        contoso.Add(EntitySets.MailboxAuditBypassAssociations, new MailboxAuditBypassAssociation { Identity = silent, Name = silent, AuditBypassEnabled = true });
        contoso.Add(EntitySets.MailboxAuditBypassAssociations, new MailboxAuditBypassAssociation { Identity = backup, Name = backup, AuditBypassEnabled = false });
        book.Guilty("LOG-003", silent);
        book.Innocent("LOG-003", backup);

        contoso.Add(EntitySets.AzureActivities, Activity(contoso, "delete", "to-siem", 6));
        contoso.Add(EntitySets.AzureActivities, Activity(contoso, "write", "to-archive", 7));
        book.Guilty("LOG-005", "to-siem");
        book.Innocent("LOG-005", "to-archive");
    }

    private static AzureActivity Activity(Contoso contoso, string verb, string setting, int daysAgo) => new()
    {
        Id = contoso.Id("activity/" + setting),
        EventTimestamp = contoso.DaysAgo(daysAgo).AddHours(4),
        OperationName = "microsoft.aadiam/diagnosticSettings/" + verb,
        Caller = contoso.People.HelpDesk.UserPrincipalName,
        CallerIpAddress = contoso.People.HelpDesk.Office.IPAddress,
        Status = "Succeeded",
        ResourceId = "/providers/microsoft.aadiam/diagnosticSettings/" + setting,
    };
}
