using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx010BlockedConnectorDetectionTests
{
    private const string Id = "8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f";

    [Fact]
    public void ABlockedConnectorIsHighAndNamed()
    {
        var finding = Assert.Single(TestTenant.Contoso()
            .Add(EntitySets.BlockedConnectors, new BlockedConnector { ConnectorId = Id, Reason = "Suspicious mail", CreatedDateTime = MailFlowRecords.Day })
            .Add(EntitySets.InboundConnectors, new InboundConnector { Name = "Relay", Guid = Id }).Hunt("CNX-010").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("'Relay': Suspicious mail", finding.Summary);
        Assert.Contains("connector:relay", finding.Subjects);
        Assert.Equal(["blockedConnectors", "inboundConnectors"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void UnblockingIsHighAndCriticalByAnApp()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(Release(0)).Findings).Severity);
        var finding = Assert.Single(Hunt(Release(0).AsApp()).Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains(Id, finding.Summary);
    }

    [Fact]
    public void BlockedUnblockedAndBlockedAgainIsBoth()
    {
        var findings = TestTenant.Contoso()
            .Add(EntitySets.BlockedConnectors, new BlockedConnector { ConnectorId = Id, CreatedDateTime = MailFlowRecords.Day.AddDays(3) })
            .Add(EntitySets.UnifiedAuditLog, Release(0)).Hunt("CNX-010").Findings;

        Assert.Equal(2, findings.Count);
    }

    [Fact]
    public void OldReleasesFailuresAndAnEmptyListYieldNothing()
    {
        Assert.Empty(Hunt(Release(-60 * 24 * 90)).Findings);
        Assert.Empty(Hunt(Release(0) with { ResultStatus = "False" }).Findings);
        Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.BlockedConnectors, EntitySets.UnifiedAuditLog).Hunt("CNX-010").StateOf("CNX-010"));
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CNX-010").StateOf("CNX-010"));

    private static AuditRecord Release(double minutes) => MailFlowRecords.By("Remove-BlockedConnector", minutes, ("ConnectorId", Id), ("Reason", "false positive"));

    private static HuntResult Hunt(params AuditRecord[] records) => TestTenant.Contoso().With(EntitySets.BlockedConnectors).Add(EntitySets.UnifiedAuditLog, records).Hunt("CNX-010");
}
