using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Innocent;

/// <summary>A mail gateway's set-up tool tests what it may do: it makes a connector and removes it within the same minute.</summary>
internal static class GatewaySetupTool
{
    public static void Build(Contoso contoso)
    {
        var name = $"[SEPPmail.cloud] TempConnector {contoso.Id("temp connector")[..8]}";
        var admin = contoso.People.MailAdmin;
        var exchange = new ExchangeWriter(contoso, "gateway set-up");
        var time = contoso.DaysAgo(15).AddHours(10);
        contoso.Innocent.Add(name);
        exchange.ByPerson(
            admin, time, "New-InboundConnector", name,
            new NameValue("Name", name),
            new NameValue("ConnectorType", "OnPremises"),
            new NameValue("SenderDomains", "smtp:*;1"),
            new NameValue("SenderIPAddresses", "198.51.100.30"),
            new NameValue("RequireTls", "True"),
            new NameValue("TlsSenderCertificateName", "*.seppmail.cloud"),
            new NameValue("Enabled", "False"),
            new NameValue("Comment", "Temporary connector of the set-up tool"));
        exchange.ByPerson(admin, time.AddSeconds(41), "Remove-InboundConnector", name, new NameValue("Identity", name), new NameValue("Confirm", "False"));
    }
}
