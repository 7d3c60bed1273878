using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn002HeaderRuleSeriesDetectionTests
{
    [Fact]
    public void TheTwelveRulesAreOneFinding()
    {
        var finding = Assert.Single(MailFlowRecords.Aftermath().Hunt("TRN-002").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Equal(TargetKind.TransportRule, finding.TargetKind);
        Assert.Equal("Test01", finding.TargetId);
        Assert.Equal(24, finding.Evidence.Count);
        Assert.All(Enumerable.Range(1, 12), number => Assert.Contains($"Test0{number}", finding.Summary));
        Assert.Contains("rule:test012", finding.Subjects);
        Assert.Contains("app:" + MailFlowRecords.AppId, finding.Subjects);
    }

    [Fact]
    public void TwoWavesAreTwoFindings()
    {
        var second = MailFlowRecords.Wave().Select(record => record with { Id = record.Id + "/2", CreationTime = record.CreationTime!.Value.AddDays(5) });
        var findings = MailFlowRecords.Aftermath().Add(EntitySets.UnifiedAuditLog, [.. second]).Hunt("TRN-002").Findings;

        Assert.Equal(2, findings.Count);
        Assert.Equal(2, findings.Select(finding => finding.Fingerprint).Distinct().Count());
    }

    [Theory]
    [InlineData(30, 1)]
    [InlineData(31, 0)]
    public void TheWindowIsAnHour(int step, int expected) => Assert.Equal(
        expected,
        Log(MailFlowRecords.NewRule(0, "a", "Received"), MailFlowRecords.NewRule(step, "b", "ARC-Seal"), MailFlowRecords.NewRule(2 * step, "c", "DKIM-Signature")).Findings.Count);

    [Fact]
    public void TheWindowMayBeginAfterTheFirstRule()
    {
        var finding = Assert.Single(Log(
            MailFlowRecords.NewRule(0, "a", "Received"), MailFlowRecords.NewRule(55, "b", "ARC-Seal"),
            MailFlowRecords.NewRule(70, "c", "DKIM-Signature"), MailFlowRecords.NewRule(80, "d", "Received-SPF")).Findings);

        Assert.Equal("b", finding.TargetId);
        Assert.Equal(3, finding.Evidence.Count);
    }

    [Fact]
    public void DifferentActorsAreNoGroup() => Assert.Empty(Log(
        MailFlowRecords.NewRule(0, "a", "Received"),
        MailFlowRecords.NewRule(1, "b", "ARC-Seal") with { UserId = "other@contoso.com" },
        MailFlowRecords.NewRule(2, "c", "DKIM-Signature").AsApp()).Findings);

    [Fact]
    public void ANumberedSeriesIsAGroupWhateverItsTimes()
    {
        var finding = Assert.Single(Log(
            MailFlowRecords.NewRule(0, "Filter 7", "Received"),
            MailFlowRecords.NewRule(9000, "Filter 8", "ARC-Seal"),
            MailFlowRecords.NewRule(18000, "Filter 9", "DKIM-Signature")).Findings);

        Assert.Contains("'Filter 7' to 'Filter 9'", finding.Summary);
    }

    [Theory]
    [InlineData("Regla 1", "regla 2", "Regla  3")]
    [InlineData("Rule (1)", "Rule (2)", "Rule (3) ")]
    [InlineData("\u0642\u0627\u0639\u062f\u0629 \u0661", "\u0642\u0627\u0639\u062f\u0629 \u0662", "\u0642\u0627\u0639\u062f\u0629 \u0663")]
    public void ASeriesIsOneInAnyLanguageCaseAndSpacing(string first, string second, string third) => Assert.Single(Log(
        MailFlowRecords.NewRule(0, first, "Received"), MailFlowRecords.NewRule(9000, second, "ARC-Seal"), MailFlowRecords.NewRule(18000, third, "DKIM-Signature")).Findings);

    [Fact]
    public void ASeriesThatIsOnlyTriedOutIsHigh()
    {
        var rules = new[] { "Received", "ARC-Seal", "DKIM-Signature" }.Select((header, number) => MailFlowRecords.NewRule(number, $"r{number}", header)).ToArray();
        var tried = rules.Select(rule => rule with { Parameters = [.. rule.Parameters, new NameValue("Mode", "Audit")] }).ToArray();

        var finding = Assert.Single(Log(tried).Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("taken off nothing so far", finding.Summary);
        Assert.Equal(Severity.Critical, Assert.Single(Log(tried[0], tried[1], rules[2]).Findings).Severity);
    }

    [Fact]
    public void GapsBreakASeries() => Assert.Empty(Log(
        MailFlowRecords.NewRule(0, "Filter 1", "Received"), MailFlowRecords.NewRule(9000, "Filter 2", "ARC-Seal"), MailFlowRecords.NewRule(18000, "Filter 4", "DKIM-Signature")).Findings);

    [Fact]
    public void AProductsOwnHeadersAreNoAttack()
    {
        var result = Log(MailFlowRecords.NewRule(0, "a", "X-Fabrikam-1"), MailFlowRecords.NewRule(1, "b", "X-Fabrikam-2"), MailFlowRecords.NewRule(2, "c", "X-Fabrikam-3"));

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("TRN-002"));
    }

    [Fact]
    public void LivingRulesAreGroupedByTheirOwnNotes()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(
            EntitySets.TransportRules,
            [.. new[] { "Received", "ARC-Seal", "DKIM-Signature" }.Select((header, index) => new TransportRule { Name = header, RemoveHeader = header, CreatedBy = "Ann", WhenChanged = MailFlowRecords.Day.AddMinutes(index) })])
            .Hunt("TRN-002").Findings);

        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Equal(3, finding.Evidence.Count);
        Assert.Single(finding.NotAssessed);
    }

    [Fact]
    public void ARuleIsInAtMostOneGroupAndEveryGroupHasThree() =>
        Gen.Select(Gen.Int[0, 200], Gen.Int[0, 11], Gen.Bool).List[0, 15].Sample(rules =>
        {
            var records = rules.Select((rule, index) => rule.Item3 ? MailFlowRecords.NewRule(rule.Item1, $"r{index}", MailFlowRecords.SeedHeaders[rule.Item2]).AsApp() : MailFlowRecords.NewRule(rule.Item1, $"r{index}", MailFlowRecords.SeedHeaders[rule.Item2]));
            var findings = TestTenant.Contoso().With(EntitySets.TransportRules, EntitySets.UnifiedAuditLog).Add(EntitySets.UnifiedAuditLog, [.. records]).Hunt("TRN-002").Findings;
            var keys = findings.SelectMany(finding => finding.Evidence).Select(row => row.Key).ToList();

            Assert.Equal(keys.Count, keys.Distinct().Count());
            Assert.All(findings, finding => Assert.True(finding.Evidence.Count >= 3));
        });

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-002").StateOf("TRN-002"));

    private static HuntResult Log(params AuditRecord[] records) =>
        TestTenant.Contoso().With(EntitySets.TransportRules).Add(EntitySets.UnifiedAuditLog, records).Hunt("TRN-002");
}
