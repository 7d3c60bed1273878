using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>A tenant in which everything is captured and kept as long as the services keep it.</summary>
internal sealed class LoggingOnCases : FamilyCases
{
    public override void Build(Contoso contoso, CaseBook book)
    {
        var admin = contoso.People.MailAdmin;
        contoso.Captured.UnionWith(EntitySets.All);
        contoso.Add(EntitySets.AdminAuditLogConfig, new AdminAuditLogConfig { Identity = "Admin Audit Log Settings", UnifiedAuditLogIngestionEnabled = true });
        new ExchangeWriter(contoso, "wide logging").ByPerson(admin, contoso.DaysAgo(190), "Set-AdminAuditLogConfig", "Admin Audit Log Settings", new NameValue("UnifiedAuditLogIngestionEnabled", "True"));
        contoso.Add(EntitySets.SignIns, new SignIn { Id = contoso.Id("old sign-in"), CreatedDateTime = contoso.DaysAgo(35), UserId = admin.Id, UserPrincipalName = admin.UserPrincipalName, IPAddress = admin.Office.IPAddress, ErrorCode = 0 });
        contoso.Add(EntitySets.DirectoryAudits, new DirectoryAudit { Id = contoso.Id("old audit"), ActivityDateTime = contoso.DaysAgo(35), ActivityDisplayName = "Update user", Result = "success" });
        book.Innocent("LOG-001", "AdminAuditLogConfig");
        book.Innocent("LOG-002", contoso.TenantId);
        book.Innocent("LOG-004", contoso.TenantId);
    }
}
