using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>
/// Examples run as they stand, in a folder that holds what they speak of (exports, a snapshot) and in a session that is connected
/// to an emulated tenant. Only ways to sign in that need a person, a certificate or a cloud machine are left to the parser.
/// </summary>
public sealed class HelpExampleTests : IAsyncLifetime
{
    private static readonly string[] NeedMoreThanATest = ["Connect-OAuthHunter", "Read-Host", "Get-AzAccessToken", "Connect-MgGraph", "Connect-ExchangeOnline"];

    private readonly TemporaryFolder folder = new();
    private TenantEmulator? tenant;

    public static TheoryData<string, string> Examples
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "en-US"), "*-*.md").Order(StringComparer.Ordinal))
            {
                var name = Path.GetFileNameWithoutExtension(file);
                foreach (var example in HelpPage.Parse(name, File.ReadAllText(file)).Examples.Where(example => !NeedMoreThanATest.Any(word => example.Code.Contains(word, StringComparison.OrdinalIgnoreCase))))
                {
                    all.Add(name, example.Title);
                }
            }

            return all;
        }
    }

    public async Task InitializeAsync()
    {
        var demo = Repository.Source("OAuthHunter", "demo", "contoso");
        var exports = Directory.CreateDirectory(Path.Combine(folder.Path, "exports")).FullName;
        foreach (var file in Directory.EnumerateFiles(demo))
        {
            File.Copy(file, Path.Combine(exports, Path.GetFileName(file)));
        }

        tenant = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = demo, Licences = ["P1"] });
    }

    public async Task DisposeAsync()
    {
        await tenant!.DisposeAsync();
        folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void ExampleRuns(string name, string title)
    {
        var example = HelpPage.Parse(name, File.ReadAllText(Path.Combine(Repository.Root, "docs", "en-US", name + ".md"))).Examples.Single(one => one.Title == title);
        using var session = new ModuleSession(width: 120);
        session.Run($"Set-Location '{folder.Path}'");
        if (example.Code.Contains("Get-OAuthHunterContext", StringComparison.OrdinalIgnoreCase) || example.Code.Contains("Test-OAuthHunterAccess", StringComparison.OrdinalIgnoreCase))
        {
            session.Run($"Connect-OAuthHunter {tenant!.TenantId} -ClientSecretCredential ([pscredential]::new('00000000-0000-4000-8000-0000000000c1', [System.Net.NetworkCredential]::new('', '{new EmulatorOptions { SnapshotPath = string.Empty }.ClientSecret}').SecurePassword)) -GraphEndpoint {tenant.BaseAddress} -ExchangeEndpoint {tenant.BaseAddress} -AuthorityHost {tenant.BaseAddress}");
        }

        var result = session.TryRun("$ConfirmPreference = 'None'\n" + StubsFor(example.Code) + example.Code);
        Assert.True(result.TerminatingError is null, $"{result.TerminatingError}");
        Assert.Empty(result.Errors);
    }

    // The user's own Exchange session, played from the demo's objects.
    private static string StubsFor(string code) => MailboxStub(code) + string.Concat(new[] { ("Get-InboundConnector", "inboundConnectors"), ("Get-TransportRule", "transportRules") }
        .Where(stub => System.Text.RegularExpressions.Regex.IsMatch(code, stub.Item1 + @"(?!\w)"))
        .Select(stub => $"function {stub.Item1} {{ Get-Content ./exports/{stub.Item2}.ndjson | ForEach-Object {{ $_ | ConvertFrom-Json }} }}\n"));

    private static string MailboxStub(string code) => code.Contains("Get-Mailbox |", StringComparison.Ordinal)
        ? "function Get-Mailbox { [pscustomobject] @{ UserPrincipalName = 'adele@contoso.com'; Identity = 'adele'; ForwardingSmtpAddress = 'smtp:out@fabrikam.com'; DeliverToMailboxAndForward = $true } }\n"
        : string.Empty;
}
