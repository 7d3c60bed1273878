using OAuthHunter.DemoTenant.Events;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant.Attack;

/// <summary>
/// Day -8: after eighteen days of sleep the app opens the door to bulk mail with one connector and hides its tracks with twelve
/// rules, a header each. Thirty hours later everything is removed; the app itself stays for the next wave.
/// </summary>
internal static class SpamRun
{
    private static readonly string[] Headers =
    [
        "X-MS-Exchange-ExternalOriginalInternetSender", "X-MS-Exchange-SkipListedInternetSender", "Received-SPF", "Received",
        "ARC-Authentication-Results", "ARC-Message-Signature", "DKIM-Signature", "ARC-Seal", "X-MS-Exchange-SenderADCheck",
        "X-MS-Exchange-Authentication-Results", "Authentication-Results", "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
    ];

    public static void Build(Contoso contoso, Attacker attacker)
    {
        var app = contoso.Apps[attacker.AppId];
        var signIns = new SignInWriter(contoso, "spam run");
        var exchange = new ExchangeWriter(contoso, "spam run");
        var random = contoso.Random("spam run");
        var key = app.Certificates[0].KeyId;
        var time = attacker.SpamRun;
        signIns.Write(signIns.App(app, time, attacker.Sender, ClientApp.ExchangePowerShell, key));
        time += random.Seconds(20, 40);
        exchange.ByApp(
            app, attacker.Sender, time, "New-InboundConnector", attacker.ConnectorName,
            new NameValue("Name", attacker.ConnectorName),
            new NameValue("ConnectorType", "OnPremises"),
            new NameValue("SenderDomains", "smtp:*;1"),
            new NameValue("SenderIPAddresses", "54.240.8.0/24;54.240.11.0/24;198.2.132.0/24;192.0.2.201"),
            new NameValue("RestrictDomainsToIPAddresses", "True"),
            new NameValue("RequireTls", "False"),
            new NameValue("CloudServicesMailEnabled", "True"),
            new NameValue("Enabled", "True"));
        for (var number = 1; number <= Headers.Length; number++)
        {
            time += random.Seconds(3, 9);
            exchange.ByApp(
                app, attacker.Sender, time, "New-TransportRule", NameOf(number),
                new NameValue("Name", NameOf(number)),
                new NameValue("RemoveHeader", Headers[number - 1]),
                new NameValue("FromScope", "InOrganization"));
        }

        time = attacker.CleanUp;
        signIns.Write(signIns.App(app, time, attacker.Sender, ClientApp.ExchangePowerShell, key));
        for (var number = 1; number <= Headers.Length; number++)
        {
            time += random.Seconds(2, 6);
            exchange.ByApp(
                app, attacker.Sender, time, "Remove-TransportRule", NameOf(number),
                new NameValue("Identity", NameOf(number)),
                new NameValue("Confirm", "False"));
        }

        exchange.ByApp(
            app, attacker.Sender, time + random.Seconds(3, 8), "Remove-InboundConnector", attacker.ConnectorName,
            new NameValue("Identity", attacker.ConnectorName),
            new NameValue("Confirm", "False"));
    }

    /// <summary>Test01, Test02 … Test012: the campaign's own way of counting.</summary>
    private static string NameOf(int number) => $"Test0{number}";
}
