using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn008AppMadeRuleDetectionTests
{
    [Fact]
    public void AnAppsRulesAreOneFindingAndCriticalWhenTheyHideTheSource()
    {
        var finding = Assert.Single(MailFlowRecords.Aftermath().Hunt("TRN-008").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(12, finding.Evidence.Count);
        Assert.Contains("Test012", finding.Summary);
        Assert.Contains("app:" + MailFlowRecords.AppId, finding.Subjects);
        Assert.Contains("rule:test07", finding.Subjects);
    }

    [Fact]
    public void AnAppsHarmlessRuleIsHigh() => Assert.Equal(
        Severity.High,
        Assert.Single(Hunt(MailFlowRecords.By("New-TransportRule", 0, ("Name", "Tag"), ("PrependSubject", "[x]")).AsApp()).Findings).Severity);

    [Fact]
    public void AnAppThatHasDoneSoForMonthsIsLow() => Assert.Equal(
        Severity.Low,
        Assert.Single(Hunt([.. Enumerable.Range(0, 6).Select(month => MailFlowRecords.By("Set-TransportRule", -60 * 24 * 25 * month, ("Identity", "Tag"), ("Comments", $"{month}")).AsApp())]).Findings).Severity);

    [Theory]
    [InlineData("Disabled", "Enforce")]
    [InlineData("Enabled", "AuditAndNotify")]
    public void AHarmfulRuleOutOfSightIsMedium(string state, string mode)
    {
        var finding = Assert.Single(Hunt(new TransportRule { Name = "r", RemoveHeader = "Received-SPF", State = state, Mode = mode }).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal("r", finding.TargetId);
    }

    [Fact]
    public void AHarmfulRuleWithADateIsMedium() =>
        Assert.Contains("set to end", Assert.Single(Hunt(new TransportRule { Name = "r", SetSCL = "-1", State = "Enabled", Mode = "Enforce", ExpiryDate = MailFlowRecords.Day.AddDays(30) }).Findings).Summary);

    [Fact]
    public void PeoplesRulesAndHarmlessOnesYieldNothing()
    {
        Assert.Empty(Hunt(MailFlowRecords.NewRule(0, "r", "Received-SPF")).Findings);
        Assert.Empty(Hunt(new TransportRule { Name = "r", PrependSubject = "[x]", State = "Disabled" }).Findings);
        Assert.Empty(Hunt(MailFlowRecords.By("Remove-TransportRule", 0, ("Identity", "r")).AsApp()).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-008").StateOf("TRN-008"));

    private static HuntResult Hunt(params AuditRecord[] records) => TestTenant.Contoso().With(EntitySets.TransportRules).Add(EntitySets.UnifiedAuditLog, records).Hunt("TRN-008");

    private static HuntResult Hunt(TransportRule rule) => TestTenant.Contoso().Add(EntitySets.TransportRules, rule).Hunt("TRN-008");
}
