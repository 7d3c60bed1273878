using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn007ShortLivedRuleDetectionTests
{
    [Fact]
    public void TheWaveIsCriticalRuleByRule()
    {
        var findings = MailFlowRecords.Aftermath().Hunt("TRN-007").Findings;

        Assert.Equal(12, findings.Count);
        Assert.All(findings, finding => Assert.Equal(Severity.Critical, finding.Severity));
        Assert.All(findings, finding => Assert.Contains(MailFlowRecords.SeedConnector, Assert.Single(finding.Escalations)));
        Assert.All(findings, finding => Assert.Equal(4, finding.Evidence.Count));
    }

    [Theory]
    [InlineData("RemoveHeader", "Received-SPF")]
    [InlineData("SetSCL", "-1")]
    [InlineData("DeleteMessage", "True")]
    [InlineData("RedirectMessageTo", "drop@fabrikam.com")]
    [InlineData("SetHeaderName", "X-MS-Exchange-Organization-AuthAs")]
    public void AShortLifeWithABadActionIsHigh(string action, string value)
    {
        var finding = Assert.Single(Hunt(MailFlowRecords.By("New-TransportRule", 0, ("Name", "r"), (action, value)), MailFlowRecords.RemoveRule(600, "r")).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("r", finding.TargetId);
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("10 hours", finding.Summary);
    }

    [Theory]
    [InlineData("PrependSubject", "[External]", 600)]
    [InlineData("RedirectMessageTo", "desk@contoso.com", 600)]
    [InlineData("RemoveHeader", "X-Originating-IP", 600)]
    [InlineData("RemoveHeader", "Received-SPF", 20000)]
    public void TestsAndLongLivesYieldNothing(string action, string value, int minutes)
    {
        var result = Hunt(MailFlowRecords.By("New-TransportRule", 0, ("Name", "r"), (action, value)), MailFlowRecords.RemoveRule(minutes, "r"));

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("TRN-007"));
    }

    [Fact]
    public void ManyRemovalsWhoseBeginningIsLostAreOneFinding()
    {
        var finding = Assert.Single(Hunt([.. Enumerable.Range(1, 5).Select(number => MailFlowRecords.RemoveRule(number, $"old{number}").AsApp())]).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Equal(5, finding.Evidence.Count);
        Assert.NotEmpty(finding.NotAssessed);
        Assert.Contains("sp:" + MailFlowRecords.ServicePrincipalId, finding.Subjects);
    }

    [Fact]
    public void TwoRemovalsOrTwoActorsAreNotMany()
    {
        Assert.Empty(Hunt(MailFlowRecords.RemoveRule(1, "a"), MailFlowRecords.RemoveRule(2, "b"), MailFlowRecords.RemoveRule(90, "c")).Findings);
        Assert.Empty(Hunt(MailFlowRecords.RemoveRule(1, "a"), MailFlowRecords.RemoveRule(2, "b"), MailFlowRecords.RemoveRule(3, "c").AsApp()).Findings);
    }

    [Fact]
    public void TidyingUpHarmlessRulesIsLow()
    {
        var records = Enumerable.Range(1, 3).SelectMany(number => new[]
        {
            MailFlowRecords.By("New-TransportRule", number, ("Name", $"tag{number}"), ("PrependSubject", "[x]")), MailFlowRecords.RemoveRule(100 + number, $"tag{number}"),
        });

        Assert.Equal(Severity.Low, Assert.Single(Hunt([.. records]).Findings).Severity);
    }

    [Fact]
    public void OneDamagedCreationAmongHarmlessRulesIsMediumAndMostOfThemHigh()
    {
        Assert.Equal(Severity.Medium, Assert.Single(Hunt([.. Tags(cut: 1)]).Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(Hunt([.. Tags(cut: 3)]).Findings).Severity);

        static IEnumerable<AuditRecord> Tags(int cut) => Enumerable.Range(1, 4).SelectMany(number => new[]
        {
            MailFlowRecords.By("New-TransportRule", number, ("Name", $"tag{number}"), ("PrependSubject", "[x]")) is var made && number <= cut
                ? made with { Parameters = [], ObjectId = $"tag{number}", IsDamaged = true }
                : made,
            MailFlowRecords.RemoveRule(100 + number, $"tag{number}"),
        });
    }

    [Fact]
    public void AProductsSetUpConnectorOfAnotherHandMakesAShortRuleNoWorse()
    {
        const string name = "[SEPPmail.cloud] TempConnector";
        var made = MailFlowRecords.NewConnector(10, name);
        var bound = made with { Parameters = [.. made.Parameters.Where(parameter => parameter.Name != "RequireTls"), new NameValue("RequireTls", "True"), new NameValue("TlsSenderCertificateName", "*.seppmail.cloud")] };
        AuditRecord[] rule = [MailFlowRecords.NewRule(0, "r", "Received-SPF").AsApp(), MailFlowRecords.RemoveRule(600, "r").AsApp()];

        Assert.Equal(Severity.High, Assert.Single(Hunt([.. rule, bound, MailFlowRecords.RemoveConnector(12, name)]).Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Hunt([.. rule, made, MailFlowRecords.RemoveConnector(12, name)]).Findings).Severity);
    }

    [Fact]
    public void AProductThatReplacesItsRulesIsLow() => Assert.Equal(
        Severity.Low,
        Assert.Single(Hunt([.. Enumerable.Range(100, 4).Select(number => MailFlowRecords.RemoveRule(number, $"[SEPPmail.cloud] - {number} rule"))]).Findings).Severity);

    [Fact]
    public void WithoutTheLogItSaysSo() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Add(EntitySets.TransportRules, new TransportRule { Name = "x" }).Hunt("TRN-007").StateOf("TRN-007"));

    private static HuntResult Hunt(params AuditRecord[] records) =>
        TestTenant.Contoso().With(EntitySets.TransportRules, EntitySets.InboundConnectors).Add(EntitySets.UnifiedAuditLog, records).Hunt("TRN-007");
}
