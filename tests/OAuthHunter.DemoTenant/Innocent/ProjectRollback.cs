using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>A pilot with another mail partner ends: the connector and the rule of three weeks ago are taken back by who made them.</summary>
internal static class ProjectRollback
{
    public static void Build(Contoso contoso)
    {
        const string connector = "Pilot logistics partner";
        const string rule = "Pilot: tag partner mail";
        var admin = contoso.People.MailAdmin;
        var exchange = new ExchangeWriter(contoso, "rollback");
        var made = contoso.DaysAgo(21).AddHours(9);
        var removed = contoso.DaysAgo(5).AddHours(14);
        contoso.Innocent.AddRange([connector, rule, admin.UserPrincipalName]);
        exchange.ByPerson(
            admin, made, "New-InboundConnector", connector,
            new NameValue("Name", connector),
            new NameValue("ConnectorType", "Partner"),
            new NameValue("SenderDomains", "smtp:logistics.fabrikam.com;1"),
            new NameValue("RequireTls", "True"),
            new NameValue("RestrictDomainsToCertificate", "True"),
            new NameValue("TlsSenderCertificateName", "logistics.fabrikam.com"),
            new NameValue("Comment", "Pilot until the end of September"));
        exchange.ByPerson(
            admin, made.AddMinutes(11), "New-TransportRule", rule,
            new NameValue("Name", rule),
            new NameValue("SenderDomainIs", "logistics.fabrikam.com"),
            new NameValue("PrependSubject", "[Pilot] "));
        exchange.ByPerson(admin, removed, "Remove-TransportRule", rule, new NameValue("Identity", rule));
        exchange.ByPerson(admin, removed.AddMinutes(4), "Remove-InboundConnector", connector, new NameValue("Identity", connector));
    }
}
