using OAuthHunter.DemoTenant.Directory;
using OAuthHunter.Evidence;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Events;

/// <summary>Writes Exchange admin operations: only what was typed, by a person, an app or the service itself.</summary>
internal sealed class ExchangeWriter(Contoso contoso, string purpose)
{
    private readonly DemoRandom random = contoso.Random("exchange/" + purpose);

    public void ByPerson(Person person, DateTimeOffset time, string operation, string objectName, params NameValue[] parameters) =>
        Write(time, operation, objectName, parameters, new AuditRecord
        {
            UserId = person.UserPrincipalName,
            UserKey = contoso.Random("puid/" + person.Id).Hex(16),
            UserType = 2,
            AppId = WellKnown.ExchangeOnlinePowerShell,
            ClientAppId = string.Empty,
            ClientIP = person.Office.IPAddress,
            ExternalAccess = false,
        });

    public void ByApp(DemoApp app, Place place, DateTimeOffset time, string operation, string objectName, params NameValue[] parameters) =>
        Write(time, operation, objectName, parameters, new AuditRecord
        {
            UserId = $"ServicePrincipal_{app.ServicePrincipalId}",
            UserKey = app.ServicePrincipalId,
            UserType = 6,
            AppId = app.AppId,
            ClientAppId = string.Empty,
            ClientIP = place.IPAddress,
            ExternalAccess = false,
        });

    public void ByService(string account, DateTimeOffset time, string operation, string objectName, params NameValue[] parameters) =>
        Write(time, operation, objectName, parameters, new AuditRecord
        {
            UserId = account,
            UserKey = account,
            UserType = 3,
            ExternalAccess = true,
        });

    private void Write(DateTimeOffset time, string operation, string objectName, NameValue[] parameters, AuditRecord actor) =>
        contoso.Add(EntitySets.UnifiedAuditLog, actor with
        {
            Id = random.Guid(),
            CreationTime = AuditWriter.WholeSeconds(time),
            Operation = operation,
            RecordType = "1",
            Workload = "Exchange",
            ResultStatus = "True",
            OrganizationId = contoso.TenantId,
            ObjectId = objectName,
            Parameters = parameters,
        });
}
