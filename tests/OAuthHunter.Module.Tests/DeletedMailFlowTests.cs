using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>The demo tenant's connector and twelve rules are gone; the cmdlets rebuild and judge them as if they were still there.</summary>
public sealed class DeletedMailFlowTests : IDisposable
{
    private static readonly string[] Headers =
    [
        "X-MS-Exchange-ExternalOriginalInternetSender", "X-MS-Exchange-SkipListedInternetSender", "Received-SPF", "Received",
        "ARC-Authentication-Results", "ARC-Message-Signature", "DKIM-Signature", "ARC-Seal", "X-MS-Exchange-SenderADCheck",
        "X-MS-Exchange-Authentication-Results", "Authentication-Results", "X-MS-Exchange-AntiSpam-MessageData-ChunkCount",
    ];

    private readonly ModuleSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void TheConnectorIsRebuiltParameterByParameter()
    {
        var risk = Assert.Single(Rows("Get-InboundConnectorRisk -IncludeDeleted", "Ran_*"));
        var connector = PSObject.AsPSObject(risk.Properties["Connector"].Value);

        Assert.Equal("Deleted", risk.Properties["State"].Value.ToString());
        Assert.Equal("OnPremises", connector.Properties["ConnectorType"].Value);
        Assert.Equal(["smtp:*;1"], Value<IReadOnlyList<string>>(connector, "SenderDomains"));
        Assert.Equal(["54.240.8.0/24", "54.240.11.0/24", "198.2.132.0/24", "192.0.2.201"], Value<IReadOnlyList<string>>(connector, "SenderIPAddresses"));
        Assert.Equal([true, false, true, true], new[] { "RestrictDomainsToIPAddresses", "RequireTls", "CloudServicesMailEnabled", "Enabled" }.Select(name => Value<bool>(connector, name)));
        Assert.Null(connector.Properties["TlsSenderCertificateName"].Value);
        Assert.Equal(2, Value<IReadOnlyList<string>>(risk, "History").Count);
        Assert.Equal(risk.Properties["CreatedBy"].Value, risk.Properties["RemovedBy"].Value);
        Assert.InRange(Value<TimeSpan>(risk, "Lifetime").TotalHours, 29, 31);
        Assert.Empty(Value<IReadOnlyList<string>>(risk, "Gaps"));
    }

    [Fact]
    public void TheConnectorIsJudgedLikeALivingOneWithTheSameSettings()
    {
        var deleted = Assert.Single(Rows("Get-InboundConnectorRisk -IncludeDeleted", "Ran_*"));
        var living = Assert.Single(session.Run("[pscustomobject]@{ Name = 'Ran_xAbQz'; Enabled = $true; ConnectorType = 'OnPremises'; SenderDomains = @('smtp:*;1'); SenderIPAddresses = @('54.240.8.0/24','54.240.11.0/24','198.2.132.0/24','192.0.2.201'); RestrictDomainsToIPAddresses = $true; RequireTls = $false; CloudServicesMailEnabled = $true } | Get-InboundConnectorRisk").Output);

        Assert.Equal("Critical", deleted.Properties["Severity"].Value.ToString());
        Assert.Contains("CNX-001", Ids(living));
        Assert.Empty(Ids(living).Except(Ids(deleted)));
        Assert.Contains("CNX-003", Ids(deleted));
    }

    [Fact]
    public void TheTwelveRulesAreRebuiltParameterByParameter()
    {
        var rules = Rows("Get-TransportRuleRisk -IncludeDeleted", "Test0*").ToDictionary(row => (string)row.Properties["Name"].Value);

        Assert.Equal(12, rules.Count);
        foreach (var (header, number) in Headers.Select((header, index) => (header, index + 1)))
        {
            var risk = rules[$"Test0{number}"];
            var rule = PSObject.AsPSObject(risk.Properties["Rule"].Value);

            Assert.Equal("Deleted", risk.Properties["State"].Value.ToString());
            Assert.Equal([header, "InOrganization", "Enabled", "Enforce"], new[] { "RemoveHeader", "FromScope", "State", "Mode" }.Select(name => Value<string>(rule, name)));
            Assert.Equal(2, Value<IReadOnlyList<string>>(risk, "History").Count);
            Assert.InRange(Value<TimeSpan>(risk, "Lifetime").TotalHours, 29, 31);
            Assert.Empty(Value<IReadOnlyList<string>>(risk, "Gaps"));
        }
    }

    [Fact]
    public void TheRulesAreJudgedLikeLivingOnes()
    {
        foreach (var risk in Rows("Get-TransportRuleRisk -IncludeDeleted", "Test0*"))
        {
            var living = Assert.Single(session.Run($"[pscustomobject]@{{ Name = '{risk.Properties["Name"].Value}'; State = 'Enabled'; Mode = 'Enforce'; FromScope = 'InOrganization'; RemoveHeader = '{risk.Properties["RemoveHeader"].Value}' }} | Get-TransportRuleRisk").Output);

            Assert.Equal("Critical", risk.Properties["Severity"].Value.ToString());
            Assert.Contains("TRN-001", Ids(living));
            Assert.Empty(Ids(living).Except(Ids(risk)));
            Assert.Contains("TRN-007", Ids(risk));
        }
    }

    [Theory]
    [InlineData("Get-InboundConnectorRisk", "Ran_*", 1)]
    [InlineData("Get-InboundConnectorRisk -IncludeDeleted:$false", "Ran_*", 0)]
    [InlineData("Get-TransportRuleRisk", "Test0*", 12)]
    [InlineData("Get-TransportRuleRisk -IncludeDeleted:$false", "Test0*", 0)]
    public void TheDeletedAreLeftOutOnRequestOnly(string command, string name, int expected) => Assert.Equal(expected, Rows(command, name).Count);

    private static T Value<T>(PSObject row, string property) => (T)row.Properties[property].Value;

    private static IReadOnlyList<string> Ids(PSObject row) =>
        [.. ((System.Collections.IEnumerable)row.Properties["Findings"].Value).Cast<object>().Select(finding => Value<string>(PSObject.AsPSObject(finding), "DetectionId")).Distinct()];

    private IReadOnlyList<PSObject> Rows(string command, string name) =>
        [.. session.Run($"{command} -Path '{Repository.Source("OAuthHunter", "demo", "contoso")}' | Where-Object Name -like '{name}'").Output];
}
