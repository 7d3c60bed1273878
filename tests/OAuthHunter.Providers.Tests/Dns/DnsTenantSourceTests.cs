using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Dns;
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
