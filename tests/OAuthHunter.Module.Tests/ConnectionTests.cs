using System.Management.Automation;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Connecting as a user does: the built module in a runspace, an emulated tenant on the wire.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private const string Secret = "emulated-client-secret";

    private readonly ModuleSession session = new();
    private TenantEmulator? emulator;

    public async Task InitializeAsync() => emulator = await TenantEmulator.StartAsync(new EmulatorOptions
    {
        SnapshotPath = Repository.Source("OAuthHunter", "demo", "contoso"),
        Licences = ["P1"],
    });

    public async Task DisposeAsync()
    {
        session.Dispose();
        await emulator!.DisposeAsync();
    }

    [Fact]
    public void ConnectionBelongsToItsRunspaceUntilItIsClosed()
    {
        session.Run(Connect());
        Assert.Equal(emulator!.TenantId, session.Run("(Get-OAuthHunterContext).TenantId").Output.Single().ToString());
        using (var other = new ModuleSession())
        {
            Assert.Empty(other.Run("Get-OAuthHunterContext").Output);
        }

        session.Run("Disconnect-OAuthHunter; Disconnect-OAuthHunter");
        Assert.Empty(session.Run("Get-OAuthHunterContext").Output);
    }

    [Fact]
    public void NothingThatIsShownHoldsTheSecret()
    {
        session.Run(Connect());
        var shown = session.Show("Get-OAuthHunterContext; [System.Management.Automation.PSSerializer]::Serialize((Get-OAuthHunterContext), 5)");
        Assert.Contains("ClientSecret", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongSecretIsATerminatingErrorWithoutIt()
    {
        var error = Caught(Connect("another-secret-value"));
        Check(error, "AuthenticationFailed", ErrorCategory.AuthenticationError);
        Assert.Contains("AADSTS7000215", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("another-secret-value", $"{error} {error.Exception}", StringComparison.Ordinal);
        Assert.Empty(session.Run("Get-OAuthHunterContext").Output);
    }

    [Fact]
    public void EndpointInTheClearIsRefused() => Check(
        Caught("Connect-OAuthHunter -AccessToken ([System.Net.NetworkCredential]::new('', 'token').SecurePassword) -GraphEndpoint http://192.0.2.1"),
        "EndpointRefused",
        ErrorCategory.SecurityError);

    [Fact]
    public void WithoutConnectionTheErrorSaysBothWaysOut()
    {
        var error = Caught("Test-OAuthHunterAccess");
        Check(error, "NotConnected", ErrorCategory.ConnectionError);
        Assert.Contains("Connect-OAuthHunter", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("-Path", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void ClosedConnectionIsNoConnection() =>
        Check(Caught($"{Connect()}; $c = Get-OAuthHunterContext; $c | Disconnect-OAuthHunter; Test-OAuthHunterAccess -Connection $c"), "NotConnected", ErrorCategory.ConnectionError);

    [Fact]
    public void AccessIsToldDetectionByDetection()
    {
        session.Run(Connect());
        var access = session.Run("Test-OAuthHunterAccess").Output.ToDictionary(item => item.Properties["DetectionId"].Value.ToString()!);
        Assert.Equal("Ready", access["APP-001"].Properties["Readiness"].Value.ToString());
        Assert.Equal("Partly", access["MFA-004"].Properties["Readiness"].Value.ToString());
        Assert.Equal(["roleEligibilityScheduleInstances (MissingLicence)"], (IEnumerable<string>)access["MFA-004"].Properties["Missing"].Value);
    }

    [Fact]
    public void MissingConsentIsNamed()
    {
        var token = emulator!.IssueGraphToken("Application.Read.All");
        session.Run($"Connect-OAuthHunter -AccessToken ([System.Net.NetworkCredential]::new('', '{token}').SecurePassword) -GraphEndpoint {emulator.BaseAddress}");
        var asked = session.Run("(Test-OAuthHunterAccess APP-001).AskFor").Output.Select(item => item.ToString()).ToList();
        Assert.Contains("Admin consent to the Microsoft Graph permission RoleManagement.Read.Directory", asked);
        Assert.DoesNotContain(asked, text => text.Contains("Application.Read.All", StringComparison.Ordinal));
    }

    [Fact]
    public void MissingConsentToExchangeIsNotTakenForOneOfGraph()
    {
        var (graph, exchange) = (emulator!.IssueGraphToken(), emulator.IssueExchangeToken(withManageAsApp: false));
        session.Run($"Connect-OAuthHunter -AccessToken ([System.Net.NetworkCredential]::new('', '{graph}').SecurePassword) -ExchangeAccessToken ([System.Net.NetworkCredential]::new('', '{exchange}').SecurePassword) "
            + $"-GraphEndpoint {emulator.BaseAddress} -ExchangeEndpoint {emulator.BaseAddress}");
        var asked = session.Run("(Test-OAuthHunterAccess CNX-001).AskFor").Output.Select(item => item.ToString()).ToList();
        Assert.Contains("Admin consent to Exchange.ManageAsApp (Office 365 Exchange Online)", asked);
    }

    [Fact]
    public void ConnectedSessionIsHuntedInWithoutAWord()
    {
        session.Run(Connect());
        var apps = session.Run("Get-SuspiciousOAuthApp -Since 2026-08-01 | Where-Object Severity -eq Critical | ForEach-Object DisplayName").Output.Select(item => item.ToString());
        Assert.Contains(apps, name => name!.StartsWith("contoso_", StringComparison.Ordinal));
    }

    [Fact]
    public void ManagedIdentityFindsTheApp()
    {
        var before = (Environment.GetEnvironmentVariable("IDENTITY_ENDPOINT"), Environment.GetEnvironmentVariable("IDENTITY_HEADER"));
        Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", new Uri(emulator!.BaseAddress, "/msi/token").AbsoluteUri);
        Environment.SetEnvironmentVariable("IDENTITY_HEADER", "emulated");
        try
        {
            session.Run($"Connect-OAuthHunter -ManagedIdentity -GraphEndpoint {emulator.BaseAddress} -ExchangeEndpoint {emulator.BaseAddress}");
            Assert.Equal("ManagedIdentity", session.Run("(Get-OAuthHunterContext).AuthenticationKind.ToString()").Output.Single().ToString());
            var apps = session.Run("Get-SuspiciousOAuthApp -Since 2026-08-01 | Where-Object Severity -eq Critical | ForEach-Object DisplayName").Output.Select(item => item.ToString());
            Assert.Contains(apps, name => name!.StartsWith("contoso_", StringComparison.Ordinal));
        }
        finally
        {
            Environment.SetEnvironmentVariable("IDENTITY_ENDPOINT", before.Item1);
            Environment.SetEnvironmentVariable("IDENTITY_HEADER", before.Item2);
        }
    }

    [Fact]
    public void CaptureThatWasStoppedGoesOnWhereItStood()
    {
        using var folder = new TemporaryFolder();
        var snapshot = folder.Combine("live");
        var export = $"Export-TenantSnapshot -Connection (Get-OAuthHunterContext) -Since 2026-08-01 -Destination '{snapshot}'";
        session.Run(Connect());
        emulator!.Faults.Add(new Emulator.Faults.FaultRule { Path = "Search-UnifiedAuditLog$", Kind = Emulator.Faults.FaultKind.Latency, LatencyMilliseconds = 60_000, Times = 1_000 });
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        session.TryRun(export, null, stop.Token);
        Assert.False(Directory.Exists(snapshot));
        var finished = File.ReadAllText(Path.Combine(snapshot + ".partial", "capture.ndjson"));

        emulator.Faults.Clear();
        emulator.Requests.Reset();
        var result = session.Run(export).Output.Single();
        Assert.Equal(snapshot, result.Properties["Path"].Value);
        foreach (var (set, operation) in new[] { ("organization", "/organization"), ("domains", "/domains"), ("users", "/users"), ("inboundConnectors", "Get-InboundConnector"), ("transportRules", "Get-TransportRule") })
        {
            // However far it came: what is in the journal was not asked for again, and the rest was.
            var wasFinished = finished.Contains($"\"{set}\"", StringComparison.Ordinal);
            Assert.Equal(wasFinished, !emulator.Requests.Operations.Keys.Any(key => key.EndsWith(operation, StringComparison.Ordinal)));
        }

        Assert.True(emulator.Requests.Count("Search-UnifiedAuditLog") > 0);
        Assert.False(Directory.Exists(snapshot + ".partial"));

        // What is there is replaced when asked for, and only a snapshot is.
        session.Run($"{export} -Force");
        var other = Directory.CreateDirectory(folder.Combine("work")).FullName;
        File.WriteAllText(Path.Combine(other, "thesis.txt"), "three years");
        Check(Caught($"Export-TenantSnapshot -Connection (Get-OAuthHunterContext) -Destination '{other}' -Force"), "SnapshotExists", ErrorCategory.ResourceExists);
        Assert.True(File.Exists(Path.Combine(other, "thesis.txt")));
    }

    [Fact]
    public void TenantReadOnceIsHuntedInTwice()
    {
        session.Run($"{Connect()}; $e = Import-TenantEvidence -Connection (Get-OAuthHunterContext) -Since 2026-08-01");
        var asked = emulator!.Requests.Requests.Count;
        Assert.NotEmpty(session.Run("$e | Invoke-OAuthHunt -DetectionId APP-001").Output);
        Assert.NotEmpty(session.Run("Get-InboundConnectorRisk -Evidence $e").Output);
        Assert.Equal(asked, emulator.Requests.Requests.Count);
    }

    [Fact]
    public void CaptureHuntsLikeTheTenant()
    {
        using var folder = new TemporaryFolder();
        var snapshot = folder.Combine("live.zip");
        const string fingerprints = "| ForEach-Object Fingerprint";
        var live = session.Run($"{Connect()}; $c = Get-OAuthHunterContext; Invoke-OAuthHunt -Connection $c -Since 2026-08-01 {fingerprints}").Output.Select(item => item.ToString()).Order(StringComparer.Ordinal);
        session.Run($"Export-TenantSnapshot -Connection $c -Since 2026-08-01 -Destination '{snapshot}'");
        var captured = session.Run($"Invoke-OAuthHunt -Path '{snapshot}' -Since 2026-08-01 {fingerprints}").Output.Select(item => item.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(live, captured);
    }

    [Fact]
    public void EvidenceThatDidNotComeIsNotReplacedByTheTenant()
    {
        var error = Caught($"{Connect()}; Import-TenantEvidence -Path nothing-here.json -ErrorAction SilentlyContinue | Invoke-OAuthHunt");
        Check(error, "NoEvidence", ErrorCategory.InvalidArgument);
    }

    private string Connect(string secret = Secret) =>
        $"Connect-OAuthHunter {emulator!.TenantId} -ClientSecretCredential ([pscredential]::new('00000000-0000-4000-8000-0000000000c1', [System.Net.NetworkCredential]::new('', '{secret}').SecurePassword)) "
        + $"-GraphEndpoint {emulator.BaseAddress} -ExchangeEndpoint {emulator.BaseAddress} -AuthorityHost {emulator.BaseAddress}";

    private ErrorRecord Caught(string script) => Assert.IsType<ErrorRecord>(Assert.Single(session.TryRun($"try {{ {script} }} catch {{ $_ }}").Output).BaseObject);

    private static void Check(ErrorRecord error, string id, ErrorCategory category)
    {
        Assert.StartsWith(id + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }
}
