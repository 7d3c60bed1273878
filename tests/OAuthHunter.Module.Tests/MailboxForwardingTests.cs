using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Get-MailboxForwardingRisk with objects from the pipeline and with evidence.</summary>
public sealed class MailboxForwardingTests : IDisposable
{
    private const string Forwarding = "[pscustomobject]@{ Identity = 'bo'; UserPrincipalName = 'bo@contoso.com'; PrimarySmtpAddress = 'bo@contoso.com'; ForwardingAddress = $null; ForwardingSmtpAddress = 'smtp:out@example.net'; DeliverToMailboxAndForward = $false }";
    private const string Plain = "[pscustomobject]@{ Identity = 'cy'; UserPrincipalName = 'cy@contoso.com'; ForwardingAddress = $null; ForwardingSmtpAddress = $null; DeliverToMailboxAndForward = $false }";
    private const string Rule = "[pscustomobject]@{ Identity = 'bo\\1'; RuleIdentity = '1'; Name = '..'; MailboxOwnerId = 'bo'; Enabled = $true; ForwardTo = @('\"x\" [SMTP:out@example.net]'); RedirectTo = $null; MoveToFolder = $null; DeleteMessage = $true; SubjectContainsWords = @('invoice') }";

    private readonly ModuleSession session = new();

    public void Dispose() => session.Dispose();

    [Fact]
    public void MailboxesAndRulesAreJudgedTogether()
    {
        var rows = session.Run($"{Forwarding}, {Plain}, {Rule} | Get-MailboxForwardingRisk -AcceptedDomain contoso.com").Output;

        Assert.Equal(["InboxRule bo@contoso.com .. High", "Mailbox bo@contoso.com  High"], rows.Select(row => $"{row.Properties["Kind"].Value} {row.Properties["Mailbox"].Value} {row.Properties["RuleName"].Value} {row.Properties["Severity"].Value}").Order());
        Assert.All(rows, row => Assert.Equal(true, row.Properties["IsExternal"].Value));
        Assert.Equal(false, rows.Single(row => row.Properties["RuleName"].Value is null).Properties["KeepsCopy"].Value);
    }

    [Fact]
    public void WithoutDomainsWhereTheTargetLiesIsNotKnown()
    {
        var row = Assert.Single(session.Run($"{Forwarding} | Get-MailboxForwardingRisk").Output);

        Assert.Null(row.Properties["IsExternal"].Value);
        Assert.Equal("Medium", row.Properties["Severity"].Value.ToString());
    }

    [Fact]
    public void MailboxesWithoutForwardingGiveNoRow() => Assert.Empty(session.Run($"{Plain} | Get-MailboxForwardingRisk -All").Output);

    [Fact]
    public void OtherObjectsAreRefused() => Assert.StartsWith(
        "InputNotRecognised,", Assert.Single(session.TryRun("[pscustomobject]@{ Name = 'x' } | Get-MailboxForwardingRisk").Errors).FullyQualifiedErrorId, StringComparison.Ordinal);

    [Fact]
    public void FilesAreReadAndTheLogTellsWho()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(Path.Combine(folder.Path, "domains.json"), """[{"DomainName":"contoso.com","DomainType":"Authoritative","Name":"contoso.com"}]""");
        File.WriteAllText(Path.Combine(folder.Path, "audit.json"), """
            [{"Id":"1","CreationTime":"2026-09-01T10:00:00","Operation":"Set-Mailbox","RecordType":1,"Workload":"Exchange","ResultStatus":"True","UserId":"eve@contoso.com","UserType":2,"ClientIP":"198.51.100.7:443",
              "Parameters":[{"Name":"Identity","Value":"bo@contoso.com"},{"Name":"ForwardingSmtpAddress","Value":"smtp:out@example.net"}]},
             {"Id":"2","CreationTime":"2026-09-02T10:00:00","Operation":"Set-Mailbox","RecordType":1,"Workload":"Exchange","ResultStatus":"True","UserId":"eve@contoso.com","UserType":2,"ClientIP":"198.51.100.7:443",
              "Parameters":[{"Name":"Identity","Value":"bo@contoso.com"},{"Name":"ForwardingSmtpAddress","Value":""}]}]
            """);
        var row = Assert.Single(session.Run($"Get-MailboxForwardingRisk -Path '{folder.Path}'").Output);

        Assert.Equal(("Deleted", "eve@contoso.com", "198.51.100.7"), (row.Properties["State"].Value.ToString(), row.Properties["By"].Value, row.Properties["From"].Value));
        Assert.Empty(session.Run($"Get-MailboxForwardingRisk -Path '{folder.Path}' -IncludeDeleted:$false").Output);
    }
}
