using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cnx003ShortLivedConnectorDetectionTests
{
    private const int MinutesOfWeek = 7 * 24 * 60;

    [Fact]
    public void ConnectorRulesAndMailStandInOneOrderOfTime()
    {
        var finding = Assert.Single(MailFlowRecords.Aftermath().Add(EntitySets.MessageTraces, [.. Traces.Mail(MailFlowRecords.Day.AddHours(1), 2_000, from: "203.0.113.10")]).Hunt("CNX-003").Findings);

        var times = finding.Evidence.Select(row => row.Time!.Value).ToList();
        Assert.Equal(times.Order(), times);
        Assert.Equal(["messageTraces", "unifiedAuditLog"], finding.Evidence.Select(row => row.EntitySet).Distinct().Order());
        Assert.Contains("2,000 recipients outside", finding.Summary);
        Assert.Contains("2026-09-20 10:00Z connector made, 2026-09-20 10:01Z 12 rules made, 2026-09-20 14:00Z 12 rules removed, 2026-09-20 14:03Z connector removed", finding.Summary);
    }

    [Fact]
    public void TheWaveIsCritical()
    {
        var finding = Assert.Single(MailFlowRecords.Aftermath().Hunt("CNX-003").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(MailFlowRecords.SeedConnector, finding.TargetId);
        Assert.Equal(2, finding.Escalations.Count);
        Assert.Contains("4 hours", finding.Summary);
        Assert.Equal(2 + 24, finding.Evidence.Count);
        Assert.Equal(MailFlowRecords.Day, finding.FirstSeen);
    }

    [Fact]
    public void APersonsShortLivedConnectorIsHigh()
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.NewConnector(0, "Relay"), MailFlowRecords.RemoveConnector(MinutesOfWeek, "Relay")).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Empty(finding.Escalations);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Theory]
    [InlineData(-100, -50)]
    [InlineData(100, 150)]
    public void RulesOfAnotherTimeDoNotMatter(int made, int removed)
    {
        var result = Hunt(
            MailFlowRecords.NewConnector(0, "Relay"), MailFlowRecords.RemoveConnector(60, "Relay"),
            MailFlowRecords.NewRule(made, "r", "Received-SPF"), MailFlowRecords.RemoveRule(removed, "r"));

        Assert.Equal(Severity.High, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AnAdminAtRiskMakesItCritical()
    {
        var facts = TestTenant.Contoso().With(EntitySets.InboundConnectors)
            .Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0, "Relay"), MailFlowRecords.RemoveConnector(60, "Relay")).Read().Facts;
        var admin = new AdminProfile
        {
            Id = "u1", UserPrincipalName = "admin@contoso.com", Roles = [], RiskLevel = "high",
            Enforcement = new MfaEnforcement { State = MfaEnforcementState.NotAssessed },
        };

        Assert.Equal(Severity.Critical, Assert.Single(MailFlowRecords.Hunt(facts.With(admins: [admin]), "CNX-003").Findings).Severity);
    }

    [Fact]
    public void MoreThanAWeekIsNotShort()
    {
        var result = Hunt(MailFlowRecords.NewConnector(0, "Relay"), MailFlowRecords.RemoveConnector(MinutesOfWeek + 1, "Relay"));

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CNX-003"));
    }

    [Theory]
    [InlineData("[SEPPmail.cloud] TempConnector 1234")]
    [InlineData("Inbound from 8f14e45f-ceea-467f-a0e6-0a1b2c3d4e5f")]
    public void StepsOfASetUpStayLow(string name)
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.NewConnector(0, name), MailFlowRecords.RemoveConnector(2, name)).Findings);

        Assert.Equal(Severity.Low, finding.Severity);
    }

    [Fact]
    public void ASetUpNameNeitherCoversHoursNorAnApp()
    {
        const string name = "[SEPPmail.cloud] TempConnector";
        Assert.Equal(Severity.High, Assert.Single(Hunt(MailFlowRecords.NewConnector(0, name), MailFlowRecords.RemoveConnector(180, name)).Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Hunt(MailFlowRecords.NewConnector(0, name).AsApp(), MailFlowRecords.RemoveConnector(2, name)).Findings).Severity);
    }

    [Fact]
    public void ASetUpWhoseDamagedCreationDoesNotTellOfACertificateIsMediumBesideRulesOfAnotherHand()
    {
        const string name = "[SEPPmail.cloud] TempConnector";
        var cut = MailFlowRecords.NewConnector(10, name) with { Parameters = [], ObjectId = name, IsDamaged = true };
        var rule = MailFlowRecords.NewRule(1, "Test01", "Received-SPF").AsApp();
        var removal = MailFlowRecords.RemoveConnector(12, name);

        var finding = Assert.Single(Hunt(cut, removal, rule).Findings);
        Assert.Equal((Severity.Medium, Confidence.Medium), (finding.Severity, finding.Confidence));
        Assert.Contains("damaged record", finding.Summary);

        // The same hand, or a record that tells of no certificate, is no set-up.
        Assert.Equal(Severity.Critical, Assert.Single(Hunt(cut, removal, MailFlowRecords.NewRule(1, "Test01", "Received-SPF")).Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Hunt(MailFlowRecords.NewConnector(10, name), removal, rule).Findings).Severity);
    }

    [Fact]
    public void GoneWithoutATraceIsMedium()
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.NewConnector(0)).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void WhetherItIsGoneIsNotGuessedWithoutTheListing() =>
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.UnifiedAuditLog, MailFlowRecords.NewConnector(0)).Hunt("CNX-003").Findings);

    [Fact]
    public void WithoutTheLogItSaysSo() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Add(EntitySets.InboundConnectors, new InboundConnector { Name = "x" }).Hunt("CNX-003").StateOf("CNX-003"));

    private static HuntResult Hunt(params AuditRecord[] records) =>
        TestTenant.Contoso().With(EntitySets.InboundConnectors).Add(EntitySets.UnifiedAuditLog, records).Hunt("CNX-003");
}
