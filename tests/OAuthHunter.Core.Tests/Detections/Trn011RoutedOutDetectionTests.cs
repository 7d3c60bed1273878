using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Trn011RoutedOutDetectionTests
{
    private static readonly DateTimeOffset Old = MailFlowRecords.Day.AddYears(-1);

    [Fact]
    public void AStrangersConnectorIsHigh()
    {
        var finding = Assert.Single(Hunt(Rule, Out with { WhenCreated = Old }).Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("203.0.113.9", finding.Summary);
        Assert.Contains("outbound:out", finding.Subjects);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void BothYoungIsCritical() => Assert.Equal(Severity.Critical, Assert.Single(Hunt(Rule with { WhenChanged = MailFlowRecords.Day }, Out with { WhenCreated = MailFlowRecords.Day }).Findings).Severity);

    [Fact]
    public void AConnectorThatNobodyKnowsIsHighWithLessConfidence()
    {
        var finding = Assert.Single(TestTenant.Contoso().With(EntitySets.OutboundConnectors).Add(EntitySets.TransportRules, Rule).Hunt("TRN-011").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(Confidence.Medium, finding.Confidence);
    }

    [Fact]
    public void ADisabledRuleIsLow() => Assert.Equal(Severity.Low, Assert.Single(Hunt(Rule with { State = "Disabled" }, Out).Findings).Severity);

    [Fact]
    public void ProductsOwnHostsAndMissingListingsYieldNothing()
    {
        Assert.Empty(Hunt(Rule, Out with { SmartHosts = ["smtp.exclaimer.net"] }).Findings);
        Assert.Empty(Hunt(Rule, Out with { SmartHosts = ["gate.contoso.com"] }).Findings);
        Assert.Empty(TestTenant.Contoso().Add(EntitySets.TransportRules, Rule).Hunt("TRN-011").Findings);
        Assert.Empty(Hunt(new TransportRule { Name = "r" }, Out).Findings);
    }

    [Fact]
    public void WithoutEvidenceItSaysSo() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("TRN-011").StateOf("TRN-011"));

    private static TransportRule Rule => new() { Name = "r", RouteMessageOutboundConnector = "Out", State = "Enabled", WhenChanged = Old };

    private static OutboundConnector Out => new() { Name = "Out", ConnectorType = "Partner", SmartHosts = ["203.0.113.9"], UseMXRecord = false, IsTransportRuleScoped = true };

    private static HuntResult Hunt(TransportRule rule, OutboundConnector connector) =>
        TestTenant.Contoso().Add(EntitySets.TransportRules, rule).Add(EntitySets.OutboundConnectors, connector).Hunt("TRN-011");
}
