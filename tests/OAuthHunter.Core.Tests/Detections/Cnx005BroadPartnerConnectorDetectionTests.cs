using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx005BroadPartnerConnectorDetectionTests
{
    [Fact]
    public void AnyoneFromAnywhereIsMedium()
    {
        var finding = Assert.Single(Hunt(Open).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("Partner", finding.TargetId);
        Assert.Equal("inboundConnectors", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void AYoungOneMadeByAnAppIsHigh()
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.InboundConnectors).Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.By("New-InboundConnector", 0, ("Name", "P"), ("ConnectorType", "Partner"), ("SenderDomains", "smtp:*;1")).AsApp()).Hunt("CNX-005").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.NotEmpty(finding.Escalations);
    }

    [Fact]
    public void NamedDomainsWithoutTlsOrRestrictionAreLow() =>
        Assert.Equal(Severity.Low, Assert.Single(Hunt(Open with { SenderDomains = ["smtp:fabrikam.com;1"], RequireTls = false }).Findings).Severity);

    [Fact]
    public void RestrictedAndUnknownOnesYieldNothing()
    {
        Assert.Empty(Hunt(Open with { RestrictDomainsToIPAddresses = true }).Findings);
        Assert.Empty(Hunt(Open with { RestrictDomainsToCertificate = true }).Findings);
        Assert.Empty(Hunt(Open with { RestrictDomainsToCertificate = null }).Findings);
        Assert.Empty(Hunt(Open with { Enabled = false }).Findings);
        Assert.Empty(Hunt(Open with { ConnectorType = "OnPremises" }).Findings);
        Assert.Empty(Hunt(Open with { SenderDomains = ["smtp:fabrikam.com;1"], RequireTls = true }).Findings);
    }

    [Fact]
    public void OfAnUnseenCreationNothingIsAssumed() => Assert.Empty(TestTenant.Contoso().With(EntitySets.InboundConnectors).Add(
        EntitySets.UnifiedAuditLog,
        MailFlowRecords.By("Set-InboundConnector", 0, ("Identity", "P"), ("ConnectorType", "Partner"), ("SenderDomains", "*"))).Hunt("CNX-005").Findings);

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-005").StateOf("CNX-005"));

    private static InboundConnector Open => new()
    {
        Name = "Partner", ConnectorType = "Partner", SenderDomains = ["smtp:*;1"], RestrictDomainsToIPAddresses = false, RestrictDomainsToCertificate = false, RequireTls = true,
    };

    private static HuntResult Hunt(InboundConnector connector) => TestTenant.Contoso().Add(EntitySets.InboundConnectors, connector).Hunt("CNX-005");
}
