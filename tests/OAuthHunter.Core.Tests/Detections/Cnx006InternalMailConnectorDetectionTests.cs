using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx006InternalMailConnectorDetectionTests
{
    [Fact]
    public void TreatAsInternalIsHighAndCriticalWhenFresh()
    {
        var old = Assert.Single(Hunt(new InboundConnector { TreatMessagesAsInternal = true, WhenCreated = MailFlowRecords.Day.AddYears(-1) }).Findings);
        var fresh = Assert.Single(Hunt(new InboundConnector { TreatMessagesAsInternal = true, WhenCreated = MailFlowRecords.Day }).Findings);

        Assert.Equal(Severity.High, old.Severity);
        Assert.Empty(old.Escalations);
        Assert.Equal(Severity.Critical, fresh.Severity);
        Assert.NotEmpty(fresh.Escalations);
    }

    [Fact]
    public void ALateChangeOfAnOldConnectorIsFresh()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Mail", TreatMessagesAsInternal = true, WhenCreated = MailFlowRecords.Day.AddYears(-1) })
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.By("Set-InboundConnector", 0, ("Identity", "Mail"), ("TreatMessagesAsInternal", "True"))).Hunt("CNX-006").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void HybridMarksWithoutAHybridSetUpAreHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Hunt(new InboundConnector { CloudServicesMailEnabled = true }).Findings).Severity);

    [Fact]
    public void AStrangerAmongTrustedOrganisationsIsNamed()
    {
        var finding = Assert.Single(Hunt(new InboundConnector { TrustedOrganizations = ["contoso.com", "fabrikam.com"] }).Findings);

        Assert.Contains("fabrikam.com", finding.Summary);
        Assert.DoesNotContain("trusts contoso.com", finding.Summary);
    }

    [Theory]
    [InlineData("*.emailsignatures.codetwo.com", Severity.Low)]
    [InlineData("mail.contoso.com", Severity.Medium)]
    public void ACertificateLowersIt(string certificate, Severity severity) => Assert.Equal(
        severity,
        Assert.Single(Hunt(new InboundConnector { CloudServicesMailEnabled = true, RequireTls = true, TlsSenderCertificateName = certificate, WhenCreated = MailFlowRecords.Day }).Findings).Severity);

    [Fact]
    public void HybridDisabledAndPlainOnesYieldNothing()
    {
        Assert.Empty(Hunt(new InboundConnector { CloudServicesMailEnabled = true, ConnectorSource = "HybridWizard" }).Findings);
        Assert.Empty(Hunt(new InboundConnector { TreatMessagesAsInternal = true, Enabled = false }).Findings);
        Assert.Empty(Hunt(new InboundConnector { TreatMessagesAsInternal = false, CloudServicesMailEnabled = false, TrustedOrganizations = [] }).Findings);
        Assert.Empty(Hunt(new InboundConnector()).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-006").StateOf("CNX-006"));

    private static HuntResult Hunt(InboundConnector connector) => TestTenant.Contoso().Add(EntitySets.InboundConnectors, connector with { Name = "Mail" }).Hunt("CNX-006");
}
