using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Dns;
using OAuthHunter.Providers.Tests.Demo;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Dns;

/// <summary>What the tenant's domains publish, asked of a name server on loopback.</summary>
public sealed class DnsTenantSourceTests : IDisposable
{
    private readonly FakeNameServer server = new();

    public void Dispose() => server.Dispose();

    [Fact]
    public async Task Records_of_every_own_domain_are_read_and_SPF_is_followed()
    {
        server.Add("contoso.com", DnsQuestion.TXT, "MS=ms1", "v=spf1 ip4:203.0.113.0/24 include:_spf.fabrikam.com a mx -ip4:192.0.2.9 -all")
            .Add("_spf.fabrikam.com", DnsQuestion.TXT, "v=spf1 ip6:2001:db8::/48 include:_spf.fabrikam.com ~all")
            .Add("contoso.com", DnsQuestion.A, "198.51.100.4")
            .Add("contoso.com", DnsQuestion.MX, "20 mx2.contoso.com", "10 mx1.contoso.com")
            .Add("mx1.contoso.com", DnsQuestion.A, "198.51.100.5")
            .Add("_dmarc.contoso.com", DnsQuestion.TXT, "v=DMARC1; p=reject");

        var (records, coverage) = await ReadAsync();

        var record = Assert.Single(records);
        Assert.Equal("contoso.com", record.Domain);
        Assert.Equal(["203.0.113.0/24", "2001:db8::/48", "198.51.100.4", "198.51.100.5"], record.SpfRanges);
        Assert.Equal(4, record.SpfLookups);
        Assert.Equal(["mx1.contoso.com", "mx2.contoso.com"], record.MailExchangers);
        Assert.Equal("v=DMARC1; p=reject", record.Dmarc);
        Assert.Equal(EvidenceState.Available, coverage.State);
    }

    [Fact]
    public async Task Where_the_mail_servers_stand_is_read_and_shared_ones_are_passed_over()
    {
        server.Add("contoso.com", DnsQuestion.TXT, "v=spf1 -all")
            .Add("contoso.com", DnsQuestion.MX, "10 mx1.contoso.com", "20 contoso-com.mail.protection.outlook.com")
            .Add("mx1.contoso.com", DnsQuestion.A, "198.51.100.5")
            .Add("mx1.contoso.com", DnsQuestion.AAAA, "2001:db8::5")
            .Add("contoso-com.mail.protection.outlook.com", DnsQuestion.A, "192.0.2.77");

        Assert.Equal(["198.51.100.5", "2001:db8::5"], Assert.Single((await ReadAsync()).Records).MailExchangerAddresses);

        server.Broken.Add("mx1.contoso.com");
        Assert.Null(Assert.Single((await ReadAsync()).Records).MailExchangerAddresses);
    }

    [Fact]
    public void Name_servers_that_are_silent_are_not_waited_for_domain_after_domain_and_fail_nothing()
    {
        var domains = Enumerable.Range(1, 50).Select(number => ((EntitySet, EvidenceRecord))(EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = $"d{number:00}.example" })).ToList();
        domains.ForEach(domain => server.Broken.Add(((AcceptedDomain)domain.Item2).DomainName!));
        var relay = (EntitySets.InboundConnectors, (EvidenceRecord)new InboundConnector { Name = "Relay", ConnectorType = "OnPremises", Enabled = true, SenderIPAddresses = ["203.0.113.10"] });

        var hunt = DemoHunt.Through(new DnsTenantSource(new ListSource([.. domains, relay]), server.Client));

        Assert.Contains("Relay", Assert.Single(hunt.Findings, finding => finding.DetectionId == "CNX-001").Summary);
        Assert.DoesNotContain("SPF", Assert.Single(hunt.Findings, finding => finding.DetectionId == "CNX-001").Summary);
        Assert.InRange(server.Questions, 1, 12);
        Assert.Equal(EvidenceState.NotCaptured, hunt.Facts.Coverage.Of(EntitySets.DnsRecords).State);
    }

    [Fact]
    public void A_connector_is_compared_with_the_SPF_and_MX_that_were_looked_up()
    {
        server.Add("contoso.com", DnsQuestion.TXT, "v=spf1 ip4:198.51.100.0/24 -all").Add("contoso.com", DnsQuestion.MX, "10 mx1.contoso.com").Add("mx1.contoso.com", DnsQuestion.A, "203.0.113.10");
        var hunt = DemoHunt.Through(new DnsTenantSource(
            new ListSource(
                (EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "contoso.com" }),
                (EntitySets.InboundConnectors, new InboundConnector { Name = "Own", ConnectorType = "OnPremises", Enabled = true, SenderIPAddresses = ["203.0.113.10", "198.51.100.7"] }),
                (EntitySets.InboundConnectors, new InboundConnector { Name = "Foreign", ConnectorType = "OnPremises", Enabled = true, SenderIPAddresses = ["192.0.2.50"] })),
            server.Client));

        Assert.Contains("Each of the addresses is named", Summary("Own"));
        Assert.Contains("No SPF or MX record of an own domain names 192.0.2.50", Summary("Foreign"));

        string Summary(string name) => Assert.Single(hunt.Findings, finding => finding.DetectionId == "CNX-001" && finding.TargetId == name).Summary;
    }

    [Fact]
    public async Task Hosts_that_own_apps_reply_to_are_looked_up_and_only_those_that_can_be()
    {
        server.Add("contoso.com", DnsQuestion.TXT, "v=spf1 -all").Add("portal.contoso.com", DnsQuestion.A, "198.51.100.4").Add("six.contoso.com", DnsQuestion.AAAA, "2001:db8::7");
        server.Broken.Add("silent.contoso.com");
        var source = new DnsTenantSource(
            new ListSource(
                (EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "contoso.com" }),
                (EntitySets.Applications, new Application
                {
                    AppId = "a",
                    RedirectUris =
                    [
                        "https://portal.contoso.com/cb", "https://six.contoso.com/cb", "https://gone.contoso.com/cb", "https://silent.contoso.com/cb",
                        "http://localhost:5000/", "https://198.51.100.9/cb", "https://*.contoso.com/cb", "https://intranet/cb", "msauth.app://auth",
                    ],
                })),
            server.Client);
        var sink = new RecordingSink();

        var report = await source.ReadAsync(sink, sink, CancellationToken.None);

        Assert.Equal(
            [("gone.contoso.com", false), ("portal.contoso.com", true), ("six.contoso.com", true)],
            sink.Of<DnsRecords>().Where(record => record.HasAddress is not null).Select(record => (record.Domain, record.HasAddress!.Value)));
        Assert.Equal(EvidenceState.Available, report.Coverage.Of(EntitySets.DnsRecords).State);
    }

    [Fact]
    public async Task Hosts_that_nobody_answers_for_are_given_up_after_a_few()
    {
        server.Add("contoso.com", DnsQuestion.TXT, "v=spf1 -all");
        var hosts = Enumerable.Range(1, 40).Select(number => $"h{number:00}.contoso.com").ToList();
        hosts.ForEach(host => server.Broken.Add(host));
        var source = new DnsTenantSource(
            new ListSource(
                (EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "contoso.com" }),
                (EntitySets.Applications, new Application { AppId = "a", RedirectUris = [.. hosts.Select(host => $"https://{host}/cb")] })),
            server.Client);
        var sink = new RecordingSink();

        await source.ReadAsync(sink, sink, CancellationToken.None);

        Assert.DoesNotContain(sink.Of<DnsRecords>(), record => record.HasAddress is not null);
        Assert.InRange(server.Questions, 1, 20);
    }

    [Fact]
    public async Task What_is_not_published_is_empty_and_not_unknown()
    {
        server.Add("contoso.com", DnsQuestion.A, "198.51.100.4");

        var record = Assert.Single((await ReadAsync()).Records);

        Assert.Equal((string.Empty, string.Empty), (record.Spf, record.Dmarc));
        Assert.Equal([], record.MailExchangers);
    }

    [Fact]
    public async Task A_server_that_fails_leaves_the_set_uncaptured()
    {
        server.Broken.Add("contoso.com");

        var (records, coverage) = await ReadAsync();

        Assert.Empty(records);
        Assert.Equal(EvidenceState.NotCaptured, coverage.State);
        Assert.Contains("1 of 1", coverage.Reason);
    }

    [Fact]
    public async Task A_long_answer_comes_over_TCP()
    {
        var spf = "v=spf1 " + string.Join(' ', Enumerable.Range(1, 60).Select(number => $"ip4:203.0.113.{number}")) + " -all";
        server.Add("contoso.com", DnsQuestion.TXT, spf);

        Assert.Equal(60, Assert.Single((await ReadAsync()).Records).SpfRanges!.Count);
    }

    [Fact]
    public async Task An_include_without_an_end_or_an_answer_leaves_the_ranges_unknown()
    {
        server.Add("contoso.com", DnsQuestion.TXT, "v=spf1 include:gone.example -all");

        var record = Assert.Single((await ReadAsync()).Records);

        Assert.Null(record.SpfRanges);
        Assert.NotEmpty(record.Spf!);
    }

    [Fact]
    public async Task Records_that_the_evidence_has_are_not_asked_for_again()
    {
        var source = new DnsTenantSource(new ListSource((EntitySets.DnsRecords, new DnsRecords { Domain = "contoso.com", Dmarc = "old" })), server.Client);
        var sink = new RecordingSink();

        await source.ReadAsync(sink, sink, CancellationToken.None);

        Assert.Equal("old", Assert.Single(sink.Of<DnsRecords>()).Dmarc);
        Assert.Equal(0, server.Questions);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0, 1, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, 0xC0, 12 })]
    [InlineData(new byte[] { 0, 1, 0x81, 0x80, 0, 0, 0, 9, 0, 0, 0, 0, 5, 1 })]
    public void Nonsense_is_no_answer(byte[] message) => Assert.Null(DnsAnswer.Read(message, 1, DnsQuestion.TXT));

    private async Task<(IReadOnlyList<DnsRecords> Records, EntitySetCoverage Coverage)> ReadAsync()
    {
        var source = new DnsTenantSource(
            new ListSource(
                (EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "contoso.com" }),
                (EntitySets.AcceptedDomains, new AcceptedDomain { DomainName = "contoso.onmicrosoft.com" })),
            server.Client);
        var sink = new RecordingSink();
        var report = await source.ReadAsync(sink, sink, CancellationToken.None);
        return ([.. sink.Of<DnsRecords>()], report.Coverage.Of(EntitySets.DnsRecords));
    }
}
