using System.Management.Automation;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>
/// The user's own Connect-MgGraph and Connect-ExchangeOnline, played by modules of the same names and output shapes before an
/// emulated tenant.
/// </summary>
public sealed class SessionRoadTests : IAsyncLifetime
{
    private const string Fingerprints = "| ForEach-Object Fingerprint";

    private const string GraphModule = """
        New-Module -Name Microsoft.Graph.Authentication -ArgumentList $fake {
            param($fake)
            function Get-MgContext {
                [pscustomobject]@{ ClientId = '14d82eec-204b-4c2f-b7e8-296a70dab67e'; TenantId = $fake.TenantId; Scopes = @('Application.Read.All', 'Directory.Read.All'); AuthType = 'Delegated'; Account = 'hunter@contoso.com'; Environment = 'Global' }
            }
            function Invoke-MgGraphRequest {
                [CmdletBinding()]
                param($Method, [uri]$Uri, $Body, $ContentType, $OutputType, [switch]$SkipHttpErrorCheck, $StatusCodeVariable, $ResponseHeadersVariable)
                $answer = $fake.Graph($Method, $Uri, $Body)
                if (-not $SkipHttpErrorCheck -and [int]$answer.Status -ge 400) { throw "Response status code does not indicate success: $($answer.Status)" }
                $PSCmdlet.SessionState.PSVariable.Set($StatusCodeVariable, $answer.Status)
                $PSCmdlet.SessionState.PSVariable.Set($ResponseHeadersVariable, $answer.Headers)
                $answer.Body
            }
        } | Import-Module -Global
        """;

    /// <summary>Cmdlets with their parameters, as the emulator knows them.</summary>
    private static readonly (string Name, string[] Parameters)[] Cmdlets =
    [
        .. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "OAuthHunter.Emulator", "Exchange", "Data", "cmdlets.csv")).Skip(1)
            .Select(line => line.Split(',')).Where(parts => parts[0] != "Search-UnifiedAuditLog").Select(parts => (parts[0], parts[3].Split(' ', StringSplitOptions.RemoveEmptyEntries))),
    ];

    private readonly ModuleSession session = new();
    private TenantEmulator? emulator;
    private FakeSessions? fake;

    private FakeSessions Fake => fake!;

    public async Task InitializeAsync()
    {
        emulator = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Repository.Source("OAuthHunter", "demo", "contoso"), Licences = ["P1"] });
        fake = new FakeSessions(emulator);
        session.Run("$global:fake = @($input)[0]", new[] { fake });
    }

    public async Task DisposeAsync()
    {
        session.Dispose();
        fake!.Dispose();
        await emulator!.DisposeAsync();
    }

    [Fact]
    public void BothSessionsTogetherFindWhatTheSnapshotShows()
    {
        OpenBoth();
        session.Run(Connect());
        var live = session.Run($"$global:pipeline = [Environment]::CurrentManagedThreadId; Invoke-OAuthHunt -Since 2026-08-01 {Fingerprints}").Output.Select(item => item.ToString()).Order(StringComparer.Ordinal).ToList();
        var snapshot = session.Run($"Invoke-OAuthHunt -Path '{Repository.Source("OAuthHunter", "demo", "contoso")}' -Since 2026-08-01 {Fingerprints}").Output.Select(item => item.ToString()).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(live);
        Assert.Equal(snapshot, live);
        Assert.Contains("Get-InboundConnector", Fake.Calls);
        Assert.Contains("Search-UnifiedAuditLog", Fake.Calls);
        Assert.Contains("GET /v1.0/servicePrincipals", Fake.Calls);

        // The modules' state belongs to the runspace: nothing may call them from elsewhere.
        Assert.Equal([(int)session.Run("$pipeline").Output.Single().BaseObject], Fake.Threads.Distinct());
        Assert.Equal(0, emulator!.Requests.Count("EXOModuleFile"));
    }

    [Fact]
    public void ContextNamesTheSessionsAndHoldsNoToken()
    {
        OpenBoth();
        session.Run(Connect());
        var shown = session.Show("Get-OAuthHunterContext; [System.Management.Automation.PSSerializer]::Serialize((Get-OAuthHunterContext), 5)");
        Assert.Contains("ExistingSession", shown, StringComparison.Ordinal);
        Assert.Contains(emulator!.TenantId, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void ConnectorsOfTheSessionAreJudgedInThePipeline()
    {
        OpenExchange();
        var judged = session.Run("Get-InboundConnector | Get-InboundConnectorRisk -All").Output;
        var there = session.Run("Get-InboundConnector").Output;
        Assert.NotEmpty(there);
        Assert.Equal(there.Select(item => item.Properties["Name"].Value.ToString()).Order(), judged.Select(item => item.Properties["Name"].Value.ToString()).Order());
        Assert.All(judged, item => Assert.NotNull(item.Properties["CreatedAt"].Value));
    }

    [Fact]
    public void ExchangeAloneIsEnoughAndTheRestIsNamed()
    {
        OpenExchange();
        var connected = session.TryRun($"{Connect()} -WarningVariable w; $w | ForEach-Object Message");
        Assert.Contains("Connect-MgGraph", string.Join(' ', connected.Output), StringComparison.Ordinal);
        var sets = session.Run("(Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-08-01).Coverage.Sets").Output.ToDictionary(set => set.Properties["EntitySet"].Value.ToString()!);
        Assert.Equal("Available", sets["transportRules"].Properties["State"].Value.ToString());
        Assert.Equal("Available", sets["unifiedAuditLog"].Properties["State"].Value.ToString());
        Assert.Contains("ExchangeAdmin", sets["unifiedAuditLog"].Properties["Scope"].Value.ToString(), StringComparison.Ordinal);
        Assert.Equal("NotCaptured", sets["servicePrincipals"].Properties["State"].Value.ToString());
        Assert.Contains("Microsoft Graph", sets["servicePrincipals"].Properties["Reason"].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAnySessionTheErrorNamesBothWays()
    {
        var error = Caught("Connect-OAuthHunter -UseExistingSession");
        Assert.StartsWith("SessionMissing,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("Connect-MgGraph", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Connect-ExchangeOnline", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-DeviceCode", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void ModulesThatAreThereButNotConnectedAreNoSession()
    {
        OpenBoth();
        session.Run("function global:Get-MgContext { }; function global:Get-ConnectionInformation { }");
        Assert.StartsWith("SessionMissing,", Caught(Connect()).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void SessionsOfTwoTenantsAreRefused()
    {
        OpenBoth();
        session.Run("function global:Get-ConnectionInformation { [pscustomobject]@{ State = 'Connected'; TenantID = '00000000-0000-4000-8000-0000000000ff'; IsEopSession = $false } }");
        var error = Caught(Connect());
        Assert.StartsWith("TenantMismatch,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("00000000-0000-4000-8000-0000000000ff", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void CmdletThatTheRolesDoNotGiveIsDenied()
    {
        OpenExchange(without: "Get-TransportRule");
        session.Run($"{Connect()} -WarningAction SilentlyContinue");
        var set = session.TryRun("(Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29 -ErrorAction SilentlyContinue).Coverage.Sets | Where-Object EntitySet -eq transportRules").Output.Single();
        Assert.Equal("Denied", set.Properties["State"].Value.ToString());
        Assert.Contains("Global Reader", set.Properties["Reason"].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ClosedSessionIsDeniedAndSaysWhatToRun()
    {
        OpenExchange();
        session.Run($"{Connect()} -WarningAction SilentlyContinue");
        session.Run("function global:Get-InboundConnector { throw 'You must call the Connect-ExchangeOnline cmdlet before calling any other cmdlets.' }");
        var set = session.TryRun("(Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29 -ErrorAction SilentlyContinue).Coverage.Sets | Where-Object EntitySet -eq inboundConnectors").Output.Single();
        Assert.Equal("Denied", set.Properties["State"].Value.ToString());
        Assert.Contains("Connect-ExchangeOnline", set.Properties["Reason"].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void TruncatedListIsIncomplete()
    {
        OpenExchange();
        session.Run($"{Connect()} -WarningAction SilentlyContinue");
        session.Run("function global:Get-AcceptedDomain { Write-Warning 'There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter.'; [pscustomobject]@{ Name = 'contoso.com'; DomainName = 'contoso.com' } }");
        var set = session.TryRun("(Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29 -ErrorAction SilentlyContinue -WarningAction SilentlyContinue).Coverage.Sets | Where-Object EntitySet -eq acceptedDomains").Output.Single();
        Assert.Equal("Incomplete", set.Properties["State"].Value.ToString());
    }

    [Fact]
    public void SessionsServeNoOtherRunspace()
    {
        OpenExchange();
        var context = session.Run($"{Connect()} -PassThru -WarningAction SilentlyContinue").Output.Single();
        using var other = new ModuleSession();
        var set = other.TryRun("$c = @($input)[0]; (Import-TenantEvidence -Connection $c -Since 2026-09-29 -ErrorAction SilentlyContinue).Coverage.Sets | Where-Object EntitySet -eq inboundConnectors", new[] { context }).Output.Single();
        Assert.Equal("Denied", set.Properties["State"].Value.ToString());
        Assert.Contains("runspace", set.Properties["Reason"].Value.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void IdentityOfItsOwnCanTakeTheExchangeSession()
    {
        OpenExchange();
        session.Run($"Connect-OAuthHunter -AccessToken ([System.Net.NetworkCredential]::new('', $fake.GraphToken).SecurePassword) -ExchangeAccess Session -GraphEndpoint {emulator!.BaseAddress}");
        var states = session.Run("(Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29).Coverage.Sets | Where-Object EntitySet -in inboundConnectors, organization | ForEach-Object { $_.State.ToString() }").Output;
        Assert.Equal(["Available", "Available"], states.Select(item => item.ToString()));
        Assert.Contains("Get-InboundConnector", Fake.Calls);
    }

    [Fact]
    public void RestRoadOfASessionTakesAToken()
    {
        OpenBoth();
        Assert.StartsWith("CredentialUnusable,", Caught($"{Connect()} -ExchangeAccess Rest").FullyQualifiedErrorId, StringComparison.Ordinal);
        session.Run($"{Connect()} -ExchangeAccess Rest -ExchangeAccessToken ([System.Net.NetworkCredential]::new('', $fake.ExchangeToken).SecurePassword)");
        session.Run("$null = Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29");
        Assert.DoesNotContain("Get-InboundConnector", Fake.Calls);
        Assert.Equal(1, emulator!.Requests.Count("Get-InboundConnector"));
    }

    [Fact]
    public void PrefixOfTheSessionIsHonoured()
    {
        OpenExchange(prefix: "EXO");
        session.Run($"{Connect()} -WarningAction SilentlyContinue; $null = Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-09-29");
        Assert.Contains("Get-InboundConnector", Fake.Calls);
    }

    private void OpenBoth()
    {
        session.Run(GraphModule);
        OpenExchange();
    }

    private void OpenExchange(string? without = null, string prefix = "")
    {
        var functions = Cmdlets.Where(cmdlet => cmdlet.Name != without).Select(cmdlet =>
            $"function {cmdlet.Name.Insert(cmdlet.Name.IndexOf('-') + 1, prefix)} {{ [CmdletBinding()] param({string.Join(", ", cmdlet.Parameters.Select(name => "$" + name))}) $fake.Exchange('{cmdlet.Name}', $PSBoundParameters) }}");
        session.Run($$"""
            New-Module -Name tmpEXO_invented -ArgumentList $fake {
                param($fake)
                {{string.Join(Environment.NewLine, functions)}}
                function Search-{{prefix}}UnifiedAuditLog { [CmdletBinding()] param([datetime]$StartDate, [datetime]$EndDate, [string[]]$Operations, [string]$RecordType, [string]$SessionId, [string]$SessionCommand, [int]$ResultSize) $fake.Exchange('Search-UnifiedAuditLog', $PSBoundParameters) }
                function Get-ConnectionInformation {
                    [pscustomobject]@{ ConnectionId = [guid]::NewGuid(); State = 'Connected'; Name = 'ExchangeOnline_1'; UserPrincipalName = 'hunter@contoso.com'; ConnectionUri = 'https://outlook.office365.com'; ModuleName = 'tmpEXO_invented'; ModulePrefix = '{{prefix}}'; TenantID = $fake.TenantId; TokenStatus = 'Active'; IsEopSession = $false }
                    [pscustomobject]@{ ConnectionId = [guid]::NewGuid(); State = 'Connected'; Name = 'ExchangeOnline_2'; ConnectionUri = 'https://ps.compliance.protection.outlook.com'; TenantID = '00000000-0000-4000-8000-0000000000fe'; IsEopSession = $true }
                }
            } | Import-Module -Global
            """);
    }

    private string Connect() => $"Connect-OAuthHunter -UseExistingSession -GraphEndpoint {emulator!.BaseAddress} -ExchangeEndpoint {emulator.BaseAddress}";

    private ErrorRecord Caught(string script) => Assert.IsType<ErrorRecord>(Assert.Single(session.TryRun($"try {{ {script} }} catch {{ $_ }}").Output).BaseObject);
}
