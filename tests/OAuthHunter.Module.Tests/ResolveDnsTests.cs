using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>-ResolveDns on evidence of which nothing need be asked, so that these tests talk to nobody.</summary>
public sealed class ResolveDnsTests : IDisposable
{
    private readonly ModuleSession session = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        session.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void WithoutTheSwitchNothingIsLookedUp()
    {
        Write("domains.json", """[{"DomainName":"contoso.onmicrosoft.com","DomainType":"Authoritative","Name":"contoso"}]""");

        Assert.Equal("NotCaptured", State(string.Empty));
    }

    [Fact]
    public void ATenantWithoutDomainsOfItsOwnHasNothingToAskFor()
    {
        Write("domains.json", """[{"DomainName":"contoso.onmicrosoft.com","DomainType":"Authoritative","Name":"contoso"}]""");

        Assert.Equal("Available", State("-ResolveDns"));
    }

    [Fact]
    public void RecordsInTheEvidenceAreComparedWithConnectorsByTheCmdlet()
    {
        Write("domains.json", """[{"DomainName":"contoso.com","DomainType":"Authoritative","Name":"contoso"}]""");
        Write("dns.json", """[{"Domain":"contoso.com","Spf":"v=spf1 ip4:198.51.100.0/24 -all","SpfRanges":["198.51.100.0/24"],"MailExchangers":["mx1.contoso.com"],"MailExchangerAddresses":["203.0.113.10"],"Dmarc":"v=DMARC1; p=reject"}]""");
        Write("connectors.json", """[{"Name":"Relay","ConnectorType":"OnPremises","Enabled":true,"SenderDomains":["smtp:*;1"],"SenderIPAddresses":["203.0.113.10"],"RequireTls":false}]""");

        var summary = session.Run($"Import-TenantEvidence -Path '{folder.Path}' -ResolveDns | Get-InboundConnectorRisk | ForEach-Object Findings | Where-Object DetectionId -eq 'CNX-001' | ForEach-Object Summary").Output.Single().ToString();

        Assert.Contains("Each of the addresses is named by an SPF or MX record", summary);
    }

    private string State(string arguments) => session.Run($"$e = Import-TenantEvidence -Path '{folder.Path}' {arguments}; $s = $e.Coverage.Sets | Where-Object EntitySet -eq 'dnsRecords'; if ($s) {{ $s.State }} else {{ 'NotCaptured' }}").Output.Single().ToString()!;

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.Path, name), text);
}
