using System.Management.Automation;
using OAuthHunter.Module.Tests.Support;
using OAuthHunter.Shell;

namespace OAuthHunter.Module.Tests;

/// <summary>Connectors and rules straight from an Exchange cmdlet, in every form in which a session gives them.</summary>
public sealed class ConnectorPipelineTests : IDisposable
{
    private const string Connector = "[pscustomobject]@{ Name = 'Ran_xAbQz'; Identity = 'Ran_xAbQz'; Enabled = $true; ConnectorType = 'OnPremises'; ConnectorSource = 'Default'; SenderIPAddresses = @('198.51.100.7'); SenderDomains = @('smtp:*;1'); RequireTls = $false; RestrictDomainsToIPAddresses = $true; CloudServicesMailEnabled = $false; WhenCreatedUTC = [datetime]'2022-08-30T10:00:00Z' }";

    private readonly ModuleSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void LiveObjectsAreJudged() => AssertJudged(session.Run($"{Connector} | Get-InboundConnectorRisk"));

    [Fact]
    public void DeserializedObjectsAreJudged()
    {
        var live = session.Run(Connector).Output.Single();
        var deserialized = PSSerializer.Deserialize(PSSerializer.Serialize(live));
        AssertJudged(session.Run("$input | Get-InboundConnectorRisk", new[] { deserialized }));
    }

    [Fact]
    public void CsvLinesAreJudged() => AssertJudged(session.Run(
        "[pscustomobject]@{ Name = 'Ran_xAbQz'; Enabled = 'True'; ConnectorType = 'OnPremises'; SenderIPAddresses = '198.51.100.7'; SenderDomains = 'smtp:*;1'; RequireTls = 'False'; RestrictDomainsToIPAddresses = 'True'; WhenCreatedUTC = '8/30/2022 10:00:00 AM' } | Get-InboundConnectorRisk"));

    [Fact]
    public void ObjectsFromJsonAreJudged() => AssertJudged(session.Run(
        "'[{\"Name\":\"Ran_xAbQz\",\"Identity\":\"Ran_xAbQz\",\"Enabled\":true,\"ConnectorType\":\"OnPremises\",\"SenderIPAddresses\":[\"198.51.100.7\"],\"SenderDomains\":[\"smtp:*;1\"],\"RequireTls\":false,\"WhenCreatedUTC\":\"2022-08-30T10:00:00Z\"}]' | ConvertFrom-Json | Get-InboundConnectorRisk"));

    [Fact]
    public void ObjectsFromACliXmlFileAreJudged()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "connectors.xml");
        AssertJudged(session.Run($"{Connector} | Export-Clixml -Path '{file}'; Import-Clixml -Path '{file}' | Get-InboundConnectorRisk"));
    }

    // A session of Exchange Online brings its cmdlets as functions; ours stands behind one in the pipeline.
    [Fact]
    public void TheCmdletOfASessionFeedsOurs() =>
        AssertJudged(session.Run($"function Get-InboundConnector {{ [CmdletBinding()] param([string]$Identity, $ResultSize) {Connector} }}; Get-InboundConnector -ResultSize Unlimited | Get-InboundConnectorRisk"));

    [Fact]
    public void InnocentConnectorIsListedOnRequestOnly()
    {
        const string innocent = "[pscustomobject]@{ Name = 'Partner TLS'; Enabled = $true; ConnectorType = 'Partner'; SenderIPAddresses = @(); SenderDomains = @('smtp:fabrikam.com;1'); RequireTls = $true }";
        Assert.Empty(session.Run($"{innocent} | Get-InboundConnectorRisk").Output);
        Assert.Equal("Partner TLS", Assert.Single(session.Run($"{innocent} | Get-InboundConnectorRisk -All").Output).Properties["Name"].Value);
    }

    [Fact]
    public void PropertyWhoseGetterFailsIsNotKnown()
    {
        var result = session.Run($"$c = {Connector}; $c.PSObject.Properties.Add([psscriptproperty]::new('Comment', {{ throw 'no' }})); $c | Get-InboundConnectorRisk");
        AssertJudged(result);
    }

    [Fact]
    public void RuleThatTakesOffHeadersIsJudged()
    {
        var row = Assert.Single(session.Run("[pscustomobject]@{ Name = 'Test01'; State = 'Enabled'; Mode = 'Enforce'; RemoveHeader = 'X-MS-Exchange-ExternalOriginalInternetSender' } | Get-TransportRuleRisk").Output);
        Assert.Equal("X-MS-Exchange-ExternalOriginalInternetSender", row.Properties["RemoveHeader"].Value);
        Assert.NotNull(row.Properties["Severity"].Value);
    }

    private static void AssertJudged(PipelineResult result)
    {
        var row = Assert.Single(result.Output);
        Assert.Equal("Ran_xAbQz", row.Properties["Name"].Value);
        Assert.Equal("Present", row.Properties["State"].Value.ToString());
        Assert.Equal(["198.51.100.7"], (IReadOnlyList<string>)row.Properties["SenderIPAddresses"].Value);
        Assert.Equal(new DateTimeOffset(2022, 8, 30, 10, 0, 0, TimeSpan.Zero), row.Properties["CreatedAt"].Value);
        Assert.Contains("CNX-002", ((System.Collections.IEnumerable)row.Properties["Findings"].Value).Cast<object>().Select(finding => finding.ToString()!.Split(' ')[0]));
    }
}
