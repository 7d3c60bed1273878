using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Get-MailFlowChange on the demo tenant.</summary>
public sealed class MailFlowChangeTests : IDisposable
{
    private readonly ModuleSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void ShowsTheDeletedConnectorParameterByParameter()
    {
        Assert.Equal("Deleted", Text("-Kind InboundConnector -Name Ran_* | ForEach-Object State"));
        Assert.Equal("New-InboundConnector,Remove-InboundConnector", Text("-Name Ran_* | ForEach-Object Events | ForEach-Object Operation"));
        Assert.Equal(
            "Name,ConnectorType,SenderDomains,SenderIPAddresses,RestrictDomainsToIPAddresses,RequireTls,CloudServicesMailEnabled,Enabled",
            Text("-Name Ran_* | ForEach-Object Settings | ForEach-Object Name"));
        Assert.Equal("True", Text("-Name Ran_* | ForEach-Object { $_.CreatedFrom -and $_.CreatedFrom -eq $_.RemovedFrom -and $_.Lifetime.TotalHours -gt 20 -and -not $_.Gaps }"));
    }

    [Theory]
    [InlineData("-Actor contoso_*", 13)]
    [InlineData("-Actor contoso_* -Kind TransportRule", 12)]
    [InlineData("-Name Ran_*, Test01 -Kind TransportRule, InboundConnector", 2)]
    [InlineData("-Name Ran_* -Since 2100-01-01", 0)]
    [InlineData("-Name Ran_* -Until 2000-01-01", 0)]
    [InlineData("-Name Ran_* -Since 2000-01-01 -Until 2100-01-01", 1)]
    [InlineData("-Name 'Payroll provider'", 0)]
    [InlineData("-Name 'Payroll provider' -All", 1)]
    public void FiltersByKindNameActorAndTime(string arguments, int expected) => Assert.Equal(expected, Rows(arguments).Count);

    [Fact]
    public void TheLatestComesFirst()
    {
        var times = Rows("| ForEach-Object LastEvent").Cast<DateTimeOffset>().ToList();
        Assert.NotEmpty(times);
        Assert.Equal(times.OrderDescending(), times);
    }

    private string Text(string arguments) => string.Join(',', Rows(arguments));

    private IReadOnlyList<object> Rows(string arguments) =>
        [.. session.Run($"Get-MailFlowChange -Path '{Repository.Source("OAuthHunter", "demo", "contoso")}' {arguments}").Output.Select(row => row.BaseObject)];
}
