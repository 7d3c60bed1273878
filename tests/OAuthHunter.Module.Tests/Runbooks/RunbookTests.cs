using System.Text.Json;
using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Runbooks;

/// <summary>The scripts of docs/runbooks, as they stand, against an emulated tenant.</summary>
public sealed class RunbookTests : IAsyncLifetime
{
    /// <summary>What a sandbox of Azure Automation gives a job.</summary>
    private const long Sandbox = 400L * 1024 * 1024;

    private readonly TemporaryFolder folder = new();
    private TenantEmulator? tenant;

    private static string Demo => Repository.Source("OAuthHunter", "demo", "contoso");

    public async Task InitializeAsync() => tenant = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Demo, Licences = ["P1"] });

    public async Task DisposeAsync()
    {
        await tenant!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void DailyHuntTellsOnceFailsByFindingAndFitsTheSandbox()
    {
        var first = DailyHunt("-FailOn High");
        Assert.True(first.ExitCode == 1, first.Error);
        Assert.Contains("new thing(s) of severity High or worse", first.Error, StringComparison.Ordinal);
        Assert.InRange(first.PeakBytes, 1, Sandbox);

        // An object a line on the output stream, and the same rows in the table.
        var told = first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Contains(told, row => row.GetProperty("DetectionId").GetString() == "APP-001" && row.GetProperty("Severity").GetString() == "Critical");
        Assert.Contains(told, row => row.GetProperty("Kind").GetString() == "Chain");
        Assert.Equal(told.Select(Fingerprint), tenant!.Ingestion.Rows.Select(row => row["Fingerprint"]!.GetValue<string>()));
        Assert.All(told, row => Assert.Equal(tenant.TenantId, row.GetProperty("TenantId").GetString()));
        Assert.NotEqual(0, tenant.Requests.Count("Get-InboundConnector"));

        // The next day nothing is new, so nothing is told and the job is well.
        var second = DailyHunt("-FailOn High");
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(string.Empty, second.Output.Trim());
        Assert.Equal(told.Count, tenant.Ingestion.Rows.Count);
    }

    [Fact]
    public void DailyHuntComesAgainWhenTheTableIsBusyAndKeepsItsStateWhenItCannotDeliver()
    {
        tenant!.Faults.Add(new FaultRule { Path = "dataCollectionRules", Kind = FaultKind.Throttle, Times = 1 });
        var patient = DailyHunt("-FailOn Critical");
        Assert.Contains("of severity Critical or worse", patient.Error, StringComparison.Ordinal);
        var delivered = tenant.Ingestion.Rows.Count;
        Assert.NotEqual(0, delivered);

        File.Delete(State);
        var refused = DailyHunt("-FailOn Critical -StreamName 'no/such/stream'");
        Assert.Equal(1, refused.ExitCode);
        Assert.False(File.Exists(State), "What was not delivered must be told again.");
    }

    [Fact]
    public void DailyHuntKeepsItsStateInAnAutomationVariable()
    {
        // The sandbox's own two cmdlets, with a file for the variable; an empty one is how the account's owner makes it.
        const string Variable = """
            function Get-AutomationVariable { param([string] $Name) if ($Name -ne 'OAuthHunterState') { throw "There is no variable $Name." }; if (Test-Path $env:VARIABLE) { Get-Content -LiteralPath $env:VARIABLE -Raw } }
            function Set-AutomationVariable { param([string] $Name, $Value) if ($Value -isnot [string]) { throw 'A string was made for this variable.' }; Set-Content -LiteralPath $env:VARIABLE -Value $Value -NoNewline }
            """;
        var first = DailyHunt("-FailOn Critical", Variable, state: string.Empty);
        Assert.Contains("of severity Critical or worse", first.Error, StringComparison.Ordinal);
        Assert.NotEmpty(JsonDocument.Parse(File.ReadAllText(folder.Combine("variable.txt"))).RootElement.GetProperty("Known").EnumerateArray());

        var second = DailyHunt("-FailOn Critical", Variable, state: string.Empty);
        Assert.True(second.ExitCode == 0, second.Error);
        Assert.Equal(string.Empty, second.Output.Trim());
    }

    [Fact]
    public void NothingThatTheDailyHuntLeavesHoldsAToken()
    {
        var run = DailyHunt("-FailOn High");
        Assert.DoesNotContain("eyJ", run.Output + run.Error + File.ReadAllText(State) + string.Join('\n', tenant!.Ingestion.Rows.Select(row => row.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectorsAreJoinedWithTheSessionsOwnEvidence()
    {
        using var session = new ModuleSession(width: 120);
        var joined = session.Run($$"""
            $evidence = Import-TenantEvidence -Demo
            # As if the attacker's connector were back.
            $name = (Get-InboundConnectorRisk -Evidence $evidence | Where-Object Severity -EQ 'Critical').Name
            function Get-InboundConnector { [pscustomobject] @{ Name = $name; Identity = $name; Enabled = $true; ConnectorType = 'OnPremises'; SenderDomains = @('smtp:*;1'); SenderIPAddresses = @('192.0.2.201') } }
            function Search-UnifiedAuditLog {
                param($StartDate, $EndDate, $Operations, $SessionId, $SessionCommand, $ResultSize)
                Get-Content '{{Demo}}/unifiedAuditLog.ndjson' | ForEach-Object { $_ | ConvertFrom-Json } | Where-Object { $_.Operation -in $Operations } |
                    ForEach-Object { [pscustomobject] @{ RecordType = 'ExchangeAdmin'; AuditData = ($_ | ConvertTo-Json -Depth 6 -Compress) } }
            }
            & '{{Path.Combine(Repository.Root, "docs", "runbooks", "Join-ExchangeEvidence.ps1")}}' -Evidence $evidence
            """).Output;
        var one = Assert.Single(joined);
        Assert.Contains("OAuthHunter.JoinedConnector", one.TypeNames);
        Assert.NotNull(one.Properties["Severity"].Value);
        Assert.NotEmpty((System.Collections.IEnumerable)one.Properties["Events"].Value);
        Assert.NotEmpty((System.Collections.IEnumerable)one.Properties["AppScore"].Value);
    }

    [Fact]
    public void WithoutAnExchangeSessionTheJoinSaysWhatToDo()
    {
        using var session = new ModuleSession();
        var result = session.TryRun($"& '{Path.Combine(Repository.Root, "docs", "runbooks", "Join-ExchangeEvidence.ps1")}'");
        Assert.Contains("Run Connect-ExchangeOnline first", result.TerminatingError?.ToString(), StringComparison.Ordinal);
    }

    private string State => folder.Combine("state.json");

    private static string Fingerprint(JsonElement row) => row.GetProperty("Fingerprint").GetString()!;

    private ScriptProcess DailyHunt(string more, string before = "", string? state = null)
    {
        var script = folder.Write("job.ps1", $$"""
            {{before}}
            $there = @{ ManagedIdentity = $true; GraphEndpoint = '{{tenant!.BaseAddress}}'; ExchangeEndpoint = '{{tenant.BaseAddress}}' }
            & '{{Path.Combine(Repository.Root, "docs", "runbooks", "Invoke-DailyHunt.ps1")}}' -Connect $there {{state ?? $"-StatePath '{State}'"}} -Days 120 -IngestionEndpoint '{{tenant.BaseAddress}}' -RuleId dcr-0 {{more}}
            """);
        return ScriptProcess.Run(script, new Dictionary<string, string>
        {
            ["IDENTITY_ENDPOINT"] = new Uri(tenant.BaseAddress, "/msi/token").AbsoluteUri,
            ["IDENTITY_HEADER"] = "emulated",
            ["VARIABLE"] = folder.Combine("variable.txt"),
        });
    }
}
