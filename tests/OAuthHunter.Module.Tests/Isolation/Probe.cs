using System.Diagnostics;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Isolation;

/// <summary>A process of its own for one order of events, and the pieces of script that orders are made of.</summary>
internal static class Probe
{
    /// <summary>Ends every script: which load context holds which assembly.</summary>
    private const string Map = """
        foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) {
            foreach ($assembly in $context.Assemblies) {
                if (-not $assembly.IsDynamic) { "map|$($context.Name)|$($assembly.GetName().Name)|$($assembly.GetName().Version)|$($assembly.Location)" }
            }
        }
        """;

    /// <summary>Something that needs every third-party package: a token is asked for and Graph is called.</summary>
    public static string Connect(TenantEmulator tenant) => $$"""
        $secret = [securestring]::new()
        foreach ($letter in '{{new EmulatorOptions { SnapshotPath = string.Empty }.ClientSecret}}'.ToCharArray()) { $secret.AppendChar($letter) }
        $credential = [pscredential]::new('11111111-2222-4333-8444-555555555555', $secret)
        $there = @{ GraphEndpoint = '{{tenant.BaseAddress}}'; ExchangeEndpoint = '{{tenant.BaseAddress}}'; AuthorityHost = '{{tenant.BaseAddress}}' }
        try { "connected|$((Connect-OAuthHunter {{tenant.TenantId}} -ClientSecretCredential $credential @there -PassThru).GetType().Name)" } catch { "connected|$($_.FullyQualifiedErrorId)" }
        """;

    /// <summary>Reads files and hunts in them, without the logs: every case starts a process.</summary>
    public static string Hunt =>
        $"\"hunt|$(@(Import-TenantEvidence '{Demo}/servicePrincipals.ndjson', '{Demo}/appRoleAssignments.ndjson', '{Demo}/roleAssignments.ndjson' | Invoke-OAuthHunt -DetectionId APP-001 -WarningAction SilentlyContinue).Count)\"\n";

    private static string Demo => Path.Combine(Repository.Module, "demo", "contoso");

    public static string Import => $"Import-Module '{Repository.Manifest}' -ErrorAction Stop\n\"commands|$(@(Get-Command -Module OAuthHunter).Count)\"\n";

    private static string Folder { get; } = AppContext.BaseDirectory.Replace("OAuthHunter.Module.Tests", "OAuthHunter.IsolationProbe", StringComparison.Ordinal);

    /// <summary>Another module's copy of an assembly, loaded as modules load theirs.</summary>
    public static string Rival(string name, string version) =>
        $"[void][System.Runtime.Loader.AssemblyLoadContext]::Default.LoadFromAssemblyPath('{Path.Combine(Folder, "rivals", name, version, name + ".dll")}')\n";

    public static ProbeResult Run(params string[] script)
    {
        using var folder = new TemporaryFolder();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(Folder, "OAuthHunter.IsolationProbe.dll"));
        start.ArgumentList.Add(folder.Write("probe.ps1", string.Join('\n', [.. script, Map])));
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(120_000), "The probe did not end.");
        return ProbeResult.Parse(output.Result, error.Result);
    }
}
