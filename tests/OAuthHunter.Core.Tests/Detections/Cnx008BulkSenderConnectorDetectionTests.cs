using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using OAuthHunter.Networking;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx008BulkSenderConnectorDetectionTests
{
    // The providers' published ranges are what is looked for; the first of the table will do.
    private static readonly string Bulk = BulkSenders.All.First(sender => sender.Ranges.Count > 0).Ranges[0];

    [Fact]
    public void OnPremisesIsCritical()
    {
        var finding = Assert.Single(Hunt("OnPremises", Bulk).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal("Mail", finding.TargetId);
        Assert.Equal("inboundConnectors", Assert.Single(finding.Evidence).EntitySet);
        Assert.NotEmpty(finding.Escalations);
    }

    [Theory]
    [InlineData("Partner", Confidence.High)]
    [InlineData(null, Confidence.Medium)]
    public void OtherTypesAreHigh(string? type, Confidence confidence)
    {
        var finding = Assert.Single(Hunt(type, IpRange.Parse(Bulk)!.Last.ToString()).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(confidence, finding.Confidence);
    }

    [Fact]
    public void ADeletedConnectorIsJudgedFromTheLog()
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.InboundConnectors)
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0, addresses: Bulk), MailFlowRecords.RemoveConnector(60)).Hunt("CNX-008").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void AGatewayInTheProvidersNetworkIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(Hunt("Partner", Bulk, "*.mimecast.com").Findings).Severity);

    [Theory]
    [InlineData("203.0.113.10")]
    [InlineData("10.0.0.1")]
    [InlineData("not an address")]
    public void OtherAddressesYieldNothing(string address)
    {
        var result = Hunt("OnPremises", address);

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("CNX-008"));
    }

    [Theory]
    [InlineData(10, Severity.High)]
    [InlineData(400, Severity.Medium)]
    public void RentedServersThatMayRelayAreJudgedByAge(int days, Severity severity)
    {
        var finding = Assert.Single(HuntRented(new InboundConnector { WhenCreated = new TestTenant().Now.AddDays(-days) }).Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Contains("DigitalOcean", finding.Summary);
    }

    [Fact]
    public void RentedServersThatTheOwnSpfRecordNamesAreLow() => Assert.Equal(Severity.Low, Assert.Single(TestTenant.Contoso()
        .Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Mail", ConnectorType = "OnPremises", SenderIPAddresses = ["45.55.1.2"] })
        .Add(EntitySets.DnsRecords, new DnsRecords { Domain = "contoso.com", Spf = "v=spf1 ip4:45.55.1.0/24 -all", SpfRanges = ["45.55.1.0/24"] }).Hunt("CNX-008").Findings).Severity);

    [Fact]
    public void RentedServersBehindACertificateOrOfAPartnerYieldNothing()
    {
        Assert.Empty(HuntRented(new InboundConnector { RequireTls = true, TlsSenderCertificateName = "mail.contoso.com" }).Findings);
        Assert.Empty(Hunt("Partner", "45.55.1.2").Findings);
    }

    private static HuntResult HuntRented(InboundConnector connector) =>
        TestTenant.Contoso().Add(EntitySets.InboundConnectors, connector with { Name = "Mail", ConnectorType = "OnPremises", SenderIPAddresses = ["45.55.1.2"] }).Hunt("CNX-008");

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-008").StateOf("CNX-008"));

    private static HuntResult Hunt(string? type, string address, string? certificate = null) => TestTenant.Contoso().Add(
        EntitySets.InboundConnectors,
        new InboundConnector { Name = "Mail", ConnectorType = type, SenderIPAddresses = [address], TlsSenderCertificateName = certificate }).Hunt("CNX-008");
}
