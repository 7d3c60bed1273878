using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx011OutboundDiversionDetectionTests
{
    [Theory]
    [InlineData("203.0.113.9")]
    [InlineData("relay.fabrikam.com")]
    [InlineData("[203.0.113.9]")]
    public void AllMailToAStrangerIsHigh(string host)
    {
        var finding = Assert.Single(Hunt(Everything with { SmartHosts = [host] }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(host.Trim('[', ']'), finding.Summary);
        Assert.Equal("outboundConnectors", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void MadeByAnAppItIsCriticalAlsoWhenItIsGone()
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.OutboundConnectors).Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.By("New-OutboundConnector", 0, ("Name", "Out"), ("SmartHosts", "203.0.113.9"), ("RecipientDomains", "*"), ("UseMXRecord", "False"), ("TlsSettings", "EncryptionOnly")).AsApp(),
            MailFlowRecords.By("Remove-OutboundConnector", 60, ("Identity", "Out")).AsApp()).Hunt("CNX-011").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("gone now", finding.Summary);
        Assert.Contains("certificate is not checked", finding.Summary);
        Assert.Contains("app:" + MailFlowRecords.AppId, finding.Subjects);
    }

    [Fact]
    public void AYoungOneThatARuleFeedsIsCritical()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.OutboundConnectors, Everything with { RecipientDomains = [], IsTransportRuleScoped = true, WhenCreated = MailFlowRecords.Day })
            .Add(EntitySets.TransportRules, new TransportRule { Name = "Route", RouteMessageOutboundConnector = "Out" }).Hunt("CNX-011").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("Route", Assert.Single(finding.Escalations));
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void NamedDomainsAreMediumWhenYoungAndLowWhenOld()
    {
        var partner = Everything with { RecipientDomains = ["fabrikam.com"] };
        Assert.Equal(Severity.Low, Assert.Single(Hunt(partner with { WhenCreated = MailFlowRecords.Day.AddYears(-2) }).Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(partner with { WhenCreated = MailFlowRecords.Day }).Findings).Severity);
    }

    [Fact]
    public void OwnKnownHybridAndMxYieldNothing()
    {
        Assert.Empty(Hunt(Everything with { SmartHosts = ["mail.contoso.com"] }).Findings);
        Assert.Empty(Hunt(Everything with { SmartHosts = ["10.0.0.5"] }).Findings);
        Assert.Empty(Hunt(Everything with { SmartHosts = ["eu-smtp-o365.mimecast.com"] }).Findings);
        Assert.Empty(Hunt(Everything with { ConnectorSource = "HybridWizard" }).Findings);
        Assert.Empty(Hunt(Everything with { UseMXRecord = true }).Findings);
        Assert.Empty(Hunt(Everything with { Enabled = false }).Findings);
        Assert.Empty(Hunt(Everything with { SmartHosts = null }).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-011").StateOf("CNX-011"));

    private static OutboundConnector Everything => new() { Name = "Out", ConnectorType = "Partner", SmartHosts = ["203.0.113.9"], RecipientDomains = ["*"], UseMXRecord = false };

    private static HuntResult Hunt(OutboundConnector connector) => TestTenant.Contoso().Add(EntitySets.OutboundConnectors, connector).Hunt("CNX-011");
}
