using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx007FilteringSkipDetectionTests
{
    private static readonly string Bulk = BulkSenders.All.First(sender => sender.Ranges.Count > 0).Ranges[0];

    [Theory]
    [InlineData("203.0.112.0/20")]
    [InlineData("2001:db8::/32")]
    public void ALargeRangeIsMedium(string range)
    {
        var finding = Assert.Single(Hunt(range).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("large range", finding.Summary);
    }

    [Fact]
    public void ABulkMailProviderIsNamed() => Assert.Contains("bulk mail provider", Assert.Single(Hunt(Bulk).Findings).Summary);

    [Fact]
    public void SetRecentlyIsHigh()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.InboundConnectors, Connector("203.0.112.0/20"))
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.By("Set-InboundConnector", 0, ("Identity", "Mail"), ("EFSkipIPs", "203.0.112.0/20"))).Hunt("CNX-007").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void AGatewaysRangeIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(TestTenant.Contoso().Add(EntitySets.InboundConnectors, Connector("203.0.112.0/20") with { Name = "Mimecast Inbound" }).Hunt("CNX-007").Findings).Severity);

    [Fact]
    public void SmallRangesAndLastHopYieldNothing()
    {
        Assert.Empty(Hunt("203.0.113.0/24").Findings);
        Assert.Empty(Hunt("203.0.113.9").Findings);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Mail", EFSkipLastIP = true, EFSkipIPs = [] }).Hunt("CNX-007").Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-007").StateOf("CNX-007"));

    private static InboundConnector Connector(string range) => new() { Name = "Mail", ConnectorType = "Partner", EFSkipIPs = [range], WhenCreated = MailFlowRecords.Day.AddYears(-1) };

    private static HuntResult Hunt(string range) => TestTenant.Contoso().Add(EntitySets.InboundConnectors, Connector(range)).Hunt("CNX-007");
}
