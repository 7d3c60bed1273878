using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Wide;

/// <summary>Writes changes to the protection of accounts into both logs.</summary>
internal sealed class ProtectionChanges(Contoso contoso, string purpose)
{
    private readonly AuditWriter audits = new(contoso, purpose);

    public void Write(string activity, DateTimeOffset time, Person actor, Person target, string address, params ModifiedProperty[] properties) =>
        audits.Write(new DirectoryChange(time, activity, "UserManagement", "Update", actor, address, ClientApp.AzurePortal.UserAgent)
        {
            Targets = [new AuditTarget { Id = target.Id, Type = "User", UserPrincipalName = target.UserPrincipalName, ModifiedProperties = properties }],
        });

    /// <summary>A Temporary Access Pass.</summary>
    public void Pass(DateTimeOffset time, Person actor, Person target, TimeSpan lifetime, bool isOnce) => Write(
        "Admin registered security info", time, actor, target, actor.Office.IPAddress,
        new ModifiedProperty("TemporaryAccessPass.StartDateTime", string.Empty, Text(time)),
        new ModifiedProperty("TemporaryAccessPass.EndDateTime", string.Empty, Text(time + lifetime)),
        new ModifiedProperty("TemporaryAccessPass.AccessPassUsage", string.Empty, isOnce ? "Once" : "Multiple"));

    public void Company(DateTimeOffset time, Person actor, ModifiedProperty property) =>
        audits.Write(new DirectoryChange(time, "Set Company Information", "DirectoryManagement", "Update", actor, actor.Office.IPAddress, ClientApp.AzurePortal.UserAgent)
        {
            Targets = [new AuditTarget { Id = contoso.TenantId, Type = "Directory", ModifiedProperties = [property] }],
        });

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
