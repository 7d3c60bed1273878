using OAuthHunter.DemoTenant;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>What the demo tenant's attacker made and removed is rebuilt from the log, parameter by parameter.</summary>
public sealed class DemoReplayTests
{
    private static readonly string[] Headers =
    [
        "X-MS-Exchange-ExternalOriginalInternetSender", "X-MS-Exchange-SkipListedInternetSender", "Received-SPF", "Received",
        "ARC-Authentication-Results", "ARC-Message-Signature", "DKIM-Signature", "ARC-Seal", "X-MS-Exchange-SenderADCheck",
        "X-MS-Exchange-Authentication-Results", "Authentication-Results", "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
    ];

    private static readonly Lazy<(MailFlowHistory MailFlow, DemoAnswers Answers)> Demo = new(() =>
    {
        var tenant = new DemoTenantSource(DemoOptions.Default);
        var evidence = DemoCommand.ReadAsync(tenant).GetAwaiter().GetResult();
        return (evidence.Facts.MailFlow, tenant.Answers);
    });

    [Fact]
    public void TheConnector()
    {
        var (mailFlow, answers) = Demo.Value;
        var history = mailFlow.InboundConnectors.Single(connector => connector.Name == answers.AttackConnector);

        Assert.Equal(
            [
                $"Name={answers.AttackConnector}", "ConnectorType=OnPremises", "SenderDomains=smtp:*;1", "SenderIPAddresses=54.240.8.0/24;54.240.11.0/24;198.2.132.0/24;192.0.2.201",
                "RestrictDomainsToIPAddresses=True", "RequireTls=False", "CloudServicesMailEnabled=True", "Enabled=True",
            ],
            history.Settings.Select(setting => setting.ToString()));
        Assert.Equal("OnPremises", history.Connector.ConnectorType);
        Assert.Equal(["smtp:*;1"], history.Connector.SenderDomains);
        Assert.Equal(["54.240.8.0/24", "54.240.11.0/24", "198.2.132.0/24", "192.0.2.201"], history.Connector.SenderIPAddresses);
        Assert.True(history.Connector.RestrictDomainsToIPAddresses);
        Assert.False(history.Connector.RequireTls);
        Assert.True(history.Connector.CloudServicesMailEnabled);
        Assert.True(history.Connector.Enabled);
        AssertOneHandAndGone(history, answers);
    }

    [Fact]
    public void TheTwelveRules()
    {
        var (mailFlow, answers) = Demo.Value;
        var rules = mailFlow.TransportRules.Where(rule => rule.Name.StartsWith("Test0", StringComparison.Ordinal)).OrderBy(rule => rule.CreatedAt).ToList();

        Assert.Equal(12, rules.Count);
        Assert.All(rules.Zip(Headers, (rule, header) => (Rule: rule, Header: header)), pair =>
        {
            Assert.Equal([$"Name={pair.Rule.Name}", $"RemoveHeader={pair.Header}", "FromScope=InOrganization"], pair.Rule.Settings.Select(setting => setting.ToString()));
            Assert.Equal(pair.Header, pair.Rule.Rule.RemoveHeader);
            Assert.Equal("InOrganization", pair.Rule.Rule.FromScope);
            Assert.Equal("Enabled", pair.Rule.Rule.State);
            AssertOneHandAndGone(pair.Rule, answers);
        });
    }

    private static void AssertOneHandAndGone(MailFlowObjectHistory history, DemoAnswers answers)
    {
        Assert.True(history.IsGone);
        Assert.False(history.IsPresent);
        Assert.Empty(history.Gaps);
        Assert.Equal(Confidence.High, history.Certainty);
        Assert.Equal(answers.AttackAppId, history.CreatedBy!.AppId);
        Assert.Equal(answers.AttackAppId, history.RemovedBy!.AppId);
        Assert.InRange(history.Lifetime!.Value.TotalHours, 29, 31);
        Assert.NotNull(history.Events[0].ClientIP);
    }
}
