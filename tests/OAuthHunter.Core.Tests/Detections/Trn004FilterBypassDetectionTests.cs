using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn004FilterBypassDetectionTests
{
    private static readonly DateTimeOffset Old = MailFlowRecords.Day.AddYears(-1);

    [Fact]
    public void ASendersDomainAloneIsMedium()
    {
        var finding = Assert.Single(Hunt(new TransportRule { SetSCL = "-1", SenderDomainIs = ["fabrikam.com"], WhenChanged = Old }).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("fabrikam.com", finding.Summary);
    }

    [Fact]
    public void NoConditionIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Hunt(new TransportRule { SetSCL = "-1", FromScope = "NotInOrganization", WhenChanged = Old }).Findings).Severity);

    [Fact]
    public void AYoungOneIsHighAlsoFromTheLogAlone()
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.TransportRules).Add(
            EntitySets.UnifiedAuditLog,
            MailFlowRecords.By("New-TransportRule", 0, ("Name", "Pass"), ("SetSCL", "-1"), ("SenderDomainIs", "fabrikam.com")), MailFlowRecords.RemoveRule(600, "Pass")).Hunt("TRN-004").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("gone now", finding.Summary);
    }

    [Theory]
    [InlineData("X-MS-Exchange-Organization-AuthAs", Severity.High)]
    [InlineData("x-ms-exchange-organization-skipsafelinksprocessing", Severity.Medium)]
    public void HeadersThatSwitchProtectionAreFound(string header, Severity severity) =>
        Assert.Equal(severity, Assert.Single(Hunt(new TransportRule { SetHeaderName = header, SetHeaderValue = "1", SenderDomainIs = ["fabrikam.com"], WhenChanged = Old }).Findings).Severity);

    [Fact]
    public void ASimulationBoundToAddressesAndADisabledRuleAreLow()
    {
        Assert.Equal(Severity.Low, Assert.Single(Hunt(new TransportRule { SetHeaderName = "X-MS-Exchange-Organization-SkipSafeLinksProcessing", SenderIpRanges = ["203.0.113.9"], WhenChanged = Old }).Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Hunt(new TransportRule { SetSCL = "-1", State = "Disabled", WhenChanged = MailFlowRecords.Day }).Findings).Severity);
    }

    [Fact]
    public void ProofOfTheSenderAndOtherLevelsYieldNothing()
    {
        Assert.Empty(Hunt(new TransportRule { SetSCL = "-1", SenderIpRanges = ["203.0.113.9"] }).Findings);
        Assert.Empty(Hunt(new TransportRule { SetSCL = "-1", HeaderContainsMessageHeader = "X-Gateway" }).Findings);
        Assert.Empty(Hunt(new TransportRule { SetSCL = "6" }).Findings);
        Assert.Empty(Hunt(new TransportRule { SetHeaderName = "X-Contoso" }).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-004").StateOf("TRN-004"));

    private static HuntResult Hunt(TransportRule rule) => TestTenant.Contoso().Add(EntitySets.TransportRules, rule with { Name = "Pass" }).Hunt("TRN-004");
}
