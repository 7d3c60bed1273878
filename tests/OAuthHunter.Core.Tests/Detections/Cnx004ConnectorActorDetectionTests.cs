using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx004ConnectorActorDetectionTests
{
    [Fact]
    public void AnAppThatManagesExchangeIsCritical()
    {
        var finding = Assert.Single(ByApp(managesExchange: true).Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(TargetKind.InboundConnector, finding.TargetKind);
        Assert.Equal(MailFlowRecords.SeedConnector, finding.TargetId);
        Assert.Contains("contoso_qYx", finding.Summary);
        Assert.Equal(["unifiedAuditLog", "servicePrincipals", "appRoleAssignments"], finding.Evidence.Select(row => row.EntitySet));
        Assert.Contains("sp:" + MailFlowRecords.ServicePrincipalId, finding.Subjects);
        Assert.Contains("app:" + MailFlowRecords.AppId, finding.Subjects);
    }

    [Fact]
    public void AnotherAppIsHigh() => Assert.Equal(Severity.High, Assert.Single(ByApp(managesExchange: false).Findings).Severity);

    [Fact]
    public void AnAppWithoutProfileIsHigh() => Assert.Equal(Severity.High, Assert.Single(Hunt(MailFlowRecords.NewConnector(0).AsApp()).Findings).Severity);

    [Fact]
    public void AChangeOfAnOldConnectorCountsToo()
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.By("Set-InboundConnector", 0, ("Identity", "Scanner"), ("SenderIPAddresses", "203.0.113.5")).AsApp()).Findings);

        Assert.Equal("Scanner", finding.TargetId);
        Assert.Contains("changed", finding.Summary);
    }

    [Fact]
    public void EachActorIsReportedForHimself()
    {
        var result = Hunt(
            MailFlowRecords.NewConnector(0).AsApp(),
            MailFlowRecords.By("Set-InboundConnector", 1, ("Identity", MailFlowRecords.SeedConnector), ("Comment", "x")) with { AppId = "deadbeef-0000-4000-8000-000000000001" });

        Assert.Equal(2, result.Findings.Count);
        Assert.Equal(2, result.Findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("fb78d390-0c51-40cd-8e17-fdbfab77341b")]
    public void APersonWithAnAdminToolYieldsNothing(string? client)
    {
        var result = Hunt(MailFlowRecords.NewConnector(0) with { AppId = client });

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CNX-004"));
    }

    [Fact]
    public void APersonThroughAnotherClientIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Hunt(MailFlowRecords.NewConnector(0) with { ClientAppId = "deadbeef-0000-4000-8000-000000000001" }).Findings).Severity);

    [Fact]
    public void PartnersAndTheServiceAreLabelledNotDropped()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Hunt(MailFlowRecords.NewConnector(0) with { UserId = "tech@fabrikam.com", UserType = 9, ExternalAccess = true }).Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Hunt(MailFlowRecords.NewConnector(0) with { UserId = @"NT AUTHORITY\SYSTEM (Microsoft.Exchange.ServiceHost)", UserType = 4 }).Findings).Severity);
    }

    [Fact]
    public void AFailedAttemptYieldsNothing() => Assert.Empty(Hunt(MailFlowRecords.NewConnector(0).AsApp() with { ResultStatus = "False" }).Findings);

    [Fact]
    public void AFailedAttemptOnALivingConnectorYieldsNothing() => Assert.Empty(Hunt(
        MailFlowRecords.NewConnector(0),
        MailFlowRecords.By("Set-InboundConnector", 1, ("Identity", MailFlowRecords.SeedConnector), ("Comment", "x")).AsApp() with { ResultStatus = "False" }).Findings);

    [Theory]
    [InlineData(200, 1)]
    [InlineData(100, 0)]
    public async Task AFirstTimerIsUnusualOnlyInALongLog(int days, int expected)
    {
        var tenant = TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0));
        var source = new LongLog(tenant, MailFlowRecords.Day.AddDays(-days));
        var evidence = await TenantEvidence.ReadAsync(source, new Silent(), CancellationToken.None);

        var findings = MailFlowRecords.Hunt(evidence.Facts, "CNX-004").Findings;

        Assert.Equal(expected, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Severity.Medium, finding.Severity));
    }

    [Fact]
    public void WithoutTheLogItSaysSo() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.InboundConnectors).Hunt("CNX-004").StateOf("CNX-004"));

    private static HuntResult ByApp(bool managesExchange) => MailFlowRecords.Hunt(
        TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0).AsApp()).Read().Facts.With(apps: [MailFlowRecords.App(managesExchange)]), "CNX-004");

    private static HuntResult Hunt(params AuditRecord[] records) => TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, records).Hunt("CNX-004");

    /// <summary>A tenant whose audit log is known to reach back to a day.</summary>
    private sealed class LongLog(TestTenant tenant, DateTimeOffset first) : ITenantSource
    {
        public string Description => tenant.Description;

        public async Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
        {
            var report = await tenant.ReadAsync(sink, observer, cancellationToken);
            return report with { Coverage = new EvidenceCoverage(report.Coverage.Sets.Select(set => set.EntitySet == EntitySets.UnifiedAuditLog.Name ? set with { First = first } : set)) };
        }
    }

    private sealed class Silent : IReadObserver
    {
        public void Progress(string file, long bytesRead, long bytesTotal, long rows)
        {
        }

        public void FileRead(EvidenceFile file)
        {
        }
    }
}
