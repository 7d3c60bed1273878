using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;
using System.Text;
using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Whole runs, with every stream and every file of theirs searched for the tokens and secrets that were used.</summary>
public sealed class SecretsTests : IAsyncLifetime
{
    private const string Secret = "emulated-client-secret";
    private const string WrongSecret = "wr0ng-but-still-somebodys-secret";

    /// <summary>How every JSON Web Token begins.</summary>
    private const string AnyToken = "eyJ";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> known = new() { ["secret"] = Secret, ["wrong"] = WrongSecret };
    private TenantEmulator? emulator;

    public async Task InitializeAsync() => emulator = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Repository.Source("OAuthHunter", "demo", "contoso"), Licences = ["P1"], PageLimit = 200 });

    public async Task DisposeAsync()
    {
        await emulator!.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public void ARunWithAClientSecretLeavesNoneBehind()
    {
        // Something goes wrong on the way, too: errors quote what services say.
        emulator!.Faults.Add(new FaultRule { Path = "Get-OutboundConnector$", Kind = FaultKind.ErrorInBody, Times = 2 });
        emulator.Faults.Add(new FaultRule { Path = "Get-RemoteDomain$", Kind = FaultKind.AdminApiError });
        var left = Run(
            $"try {{ {Connect("$wrong")} }} catch {{ $_; $_.Exception.ToString(); $_.ScriptStackTrace }}",
            Connect("$secret"),
            Hunt("secret"));
        Check(left, Secret, WrongSecret, Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)));
    }

    [Fact]
    public void ARunWithTokensLeavesNoneBehind()
    {
        var (graph, exchange) = (emulator!.IssueGraphToken(), emulator.IssueExchangeToken());
        (known["graph"], known["exchange"]) = (graph, exchange);
        var left = Run(
            "Connect-OAuthHunter -AccessToken $graph -ExchangeAccessToken $exchange "
                + $"-GraphEndpoint {emulator.BaseAddress} -ExchangeEndpoint {emulator.BaseAddress} -Verbose",
            Hunt("tokens"));
        Check(left, graph, exchange, graph.Split('.')[2], exchange.Split('.')[2]);
    }

    [Fact]
    public void ARefusedTokenIsNotQuoted()
    {
        var token = emulator!.IssueExchangeToken();
        known["exchange"] = token;
        var left = Run(
            $"Connect-OAuthHunter -AccessToken $exchange -GraphEndpoint {emulator.BaseAddress} -Verbose",
            "Test-OAuthHunterAccess -Verbose; Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29 -Verbose");
        Check(left, token, token.Split('.')[2]);
    }

    /// <param name="secret">Variable that holds it: what a script spells out, its own error positions quote.</param>
    private string Connect(string secret) =>
        $"Connect-OAuthHunter {emulator!.TenantId} -ClientSecretCredential ([pscredential]::new('00000000-0000-4000-8000-0000000000c1', {secret})) "
        + $"-GraphEndpoint {emulator.BaseAddress} -ExchangeEndpoint {emulator.BaseAddress} -AuthorityHost {emulator.BaseAddress} -Verbose -Debug";

    private string Hunt(string name) => $$"""
        Get-OAuthHunterContext; Get-OAuthHunterContext | ForEach-Object ToString
        Test-OAuthHunterAccess -Verbose
        $e = Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-08-01 -Verbose
        $e; $e.Files; $e.Coverage.Sets
        $e | Invoke-OAuthHunt -Verbose
        $e | Get-SuspiciousOAuthApp -Verbose
        $e | Get-OAuthAttackChain
        Export-TenantSnapshot -Connection (Get-OAuthHunterContext) -Since 2026-08-01 -Destination '{{folder.Combine(name)}}' -Verbose
        foreach ($format in [enum]::GetNames([OAuthHunter.Reporting.ReportFormat])) { $e | Export-HuntReport -OutputPath ('{{folder.Combine(name + "-report.")}}' + $format) -Format $format -Verbose }
        Disconnect-OAuthHunter -Verbose
        Test-OAuthHunterAccess
        """;

    /// <summary>Everything that came out: objects to their depths, all streams, and the files.</summary>
    private List<(string Where, string Text)> Run(params string[] scripts)
    {
        var left = new List<(string Where, string Text)>();
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        state.ImportPSModule([Repository.Manifest]);
        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        foreach (var (name, value) in known)
        {
            runspace.SessionStateProxy.SetVariable(name, new NetworkCredential(string.Empty, value).SecurePassword);
        }

        foreach (var script in scripts)
        {
            using var shell = PowerShell.Create(runspace);
            shell.AddScript(script);
            var output = new PSDataCollection<PSObject>();
            try
            {
                shell.Invoke(null, output);
            }
            catch (RuntimeException exception)
            {
                left.Add(("terminating error", exception.ToString()));
                left.Add(("terminating error", PSSerializer.Serialize(exception.ErrorRecord, 5)));
            }

            left.AddRange(output.Where(item => item is not null).SelectMany(item => new[] { ($"output {item.BaseObject.GetType().Name}", item.ToString()), ($"output {item.BaseObject.GetType().Name}", PSSerializer.Serialize(item, 6)) }));
            left.AddRange(shell.Streams.Error.SelectMany(item => new[] { ("error", item.ToString()), ("error", item.Exception.ToString()), ("error", PSSerializer.Serialize(item, 5)) }));
            left.AddRange(shell.Streams.Warning.Select(item => ("warning", item.ToString())));
            left.AddRange(shell.Streams.Verbose.Select(item => ("verbose", item.ToString())));
            left.AddRange(shell.Streams.Debug.Select(item => ("debug", item.ToString())));
            left.AddRange(shell.Streams.Information.Select(item => ("information", item.ToString())));
            left.AddRange(shell.Streams.Progress.Select(item => ("progress", $"{item.Activity} {item.StatusDescription} {item.CurrentOperation}")));
        }

        foreach (var file in Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(file);
            left.Add((file, Encoding.UTF8.GetString(bytes)));
            left.Add((file, Encoding.Unicode.GetString(bytes)));
        }

        return left;
    }

    private static void Check(List<(string Where, string Text)> left, params string[] secrets)
    {
        // A search through nothing finds nothing.
        Assert.Contains(left, item => item.Where == "verbose");
        Assert.True(left.Count > 20, $"Only {left.Count} things came out.");
        foreach (var secret in secrets.Append(AnyToken))
        {
            Assert.DoesNotContain(left, item => item.Text.Contains(secret, StringComparison.Ordinal));
        }
    }
}
