using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Isolation;

/// <summary>
/// Other modules in the session have loaded other versions of our packages, before us or after us: nothing changes for them or
/// for us. The first test shows what happens without isolation, so that the others prove something.
/// </summary>
public sealed class IsolationTests : IAsyncLifetime
{
    private TenantEmulator? tenant;

    private string Connect => Probe.Connect(tenant!);

    public static TheoryData<string, string> Rivals { get; } = new()
    {
        { "Azure.Core", "1.38.0" }, { "Azure.Core", "1.53.0" }, { "Azure.Core", "1.64.0" },
        { "Microsoft.Identity.Client", "4.61.3" }, { "Microsoft.Identity.Client", "4.83.1" }, { "Microsoft.Identity.Client", "4.92.0" },
        { "Microsoft.IdentityModel.Abstractions", "6.35.0" },
        { "Microsoft.Graph.Core", "3.2.4" }, { "Microsoft.Graph.Core", "4.0.1" },
        { "Microsoft.Kiota.Abstractions", "1.22.1" }, { "Microsoft.Kiota.Abstractions", "2.1.6" },
        { "System.Text.Json", "8.0.6" }, { "System.Text.Json", "9.0.12" },
        { "Newtonsoft.Json", "12.0.3" }, { "Newtonsoft.Json", "13.0.4" },
    };

    // A module that keeps its packages beside its assembly loads them into the default context, as this does.
    public async Task InitializeAsync() => tenant = await TenantEmulator.StartAsync(new EmulatorOptions { SnapshotPath = Repository.Source("OAuthHunter", "demo", "contoso"), Licences = ["P1"] });

    public async Task DisposeAsync() => await tenant!.DisposeAsync();

    public static TheoryData<string> Generations { get; } = ["older", "same", "newer"];

    private static (string Name, string Version)[] Generation(string generation) => generation switch
    {
        "older" => [("Azure.Core", "1.38.0"), ("Microsoft.Identity.Client", "4.61.3"), ("Microsoft.IdentityModel.Abstractions", "6.35.0"), ("Newtonsoft.Json", "12.0.3")],
        "same" => [("Azure.Core", "1.53.0"), ("Microsoft.Identity.Client", "4.83.1"), ("Microsoft.Graph.Core", "3.2.4"), ("Microsoft.Kiota.Abstractions", "1.22.1")],
        _ => [("Azure.Core", "1.64.0"), ("Microsoft.Identity.Client", "4.92.0"), ("Microsoft.Graph.Core", "4.0.1"), ("Microsoft.Kiota.Abstractions", "2.1.6"), ("Newtonsoft.Json", "13.0.4")],
    };

    [Fact]
    public void AFlatLayoutFailsBesideAnOlderCopy()
    {
        var result = Probe.Run(
            Probe.Import,
            Probe.Rival("Azure.Core", "1.38.0"),
            $$"""
            $flat = [System.Reflection.Assembly]::LoadFrom('{{Path.Combine(Repository.Module, "bin", "net8.0", "providers", "Azure.Identity.dll")}}')
            try { [void]$flat.GetType('Azure.Identity.ClientSecretCredential', $true); 'flat|worked' } catch { "flat|$($_.Exception.GetBaseException().GetType().Name)" }
            """);
        Assert.Equal("FileLoadException", Assert.Single(result.Said["flat"]));
    }

    [Theory]
    [MemberData(nameof(Rivals))]
    public void RivalFirst(string name, string version) =>
        AssertUndisturbed(Probe.Run(Probe.Rival(name, version), Probe.Import, Probe.Hunt, Connect), name);

    [Theory]
    [MemberData(nameof(Generations))]
    public void GenerationInEveryOrder(string generation)
    {
        var rivals = Generation(generation).Select(pair => Probe.Rival(pair.Name, pair.Version)).ToList();
        var names = Generation(generation).Select(pair => pair.Name).ToArray();
        AssertUndisturbed(Probe.Run([.. rivals, Probe.Import, Probe.Hunt, Connect]), names);
        AssertUndisturbed(Probe.Run([Probe.Import, .. rivals, Probe.Hunt, Connect]), names);
        AssertUndisturbed(Probe.Run([Probe.Import, Probe.Hunt, .. rivals, Connect]), names);
        AssertUndisturbed(Probe.Run([Probe.Import, Connect, .. rivals, Probe.Hunt]), names);
    }

    [Fact]
    public void ImportLoadsNoPackageAndNoContext()
    {
        var result = Probe.Run(Probe.Import);
        Assert.Equal(["OAuthHunter", "OAuthHunter.Core"], result.OursInDefault);
        Assert.DoesNotContain(result.Loaded, assembly => assembly.Context == ProbeResult.Ours);
    }

    [Fact]
    public void NoHandlerIsAddedToTheProcess()
    {
        const string handlers = """
            foreach ($pair in @([System.Runtime.Loader.AssemblyLoadContext]::Default, '_resolving'), @($null, 'AssemblyResolve')) {
                $type = [System.Runtime.Loader.AssemblyLoadContext]
                $field = $type.GetField($pair[1], [System.Reflection.BindingFlags]'Instance,Static,NonPublic,Public')
                $handler = $field.GetValue($pair[0])
                foreach ($one in $(if ($handler) { $handler.GetInvocationList() })) { "handler|$($pair[1]) $($one.Method.DeclaringType.Assembly.GetName().Name)" }
            }
            """;
        var before = Probe.Run(handlers);
        var after = Probe.Run(Probe.Import, Probe.Hunt, Connect, handlers);
        Assert.Equal(before.Said["handler"].Order(StringComparer.Ordinal), after.Said["handler"].Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ImportedAgainByForceAndAfterRemovalItStillWorks()
    {
        var again = $"Import-Module '{Repository.Manifest}' -Force -ErrorAction Stop\n\"commands|$(@(Get-Command -Module OAuthHunter).Count)\"\n";
        var result = Probe.Run(Probe.Import, Probe.Hunt, Probe.Import, again, "Remove-Module OAuthHunter\n", Probe.Import, Probe.Hunt);
        Assert.Equal(string.Empty, result.Errors);
        Assert.Single(result.Said["commands"].Distinct());
        Assert.Equal(4, result.Said["commands"].Count());
        Assert.Single(result.Said["hunt"].Distinct());
    }

    // Start-ThreadJob and ForEach-Object -Parallel are runspaces in the same process, on other threads, at the same time.
    [Fact]
    public void RunspacesSideBySideEachHaveTheModule()
    {
        var result = Probe.Run(
            Probe.Import,
            $$"""
            $jobs = foreach ($number in 1..4) {
                $shell = [powershell]::Create([initialsessionstate]::CreateDefault2())
                [void]$shell.AddScript("{{Probe.Import.Replace("\"", "`\"", StringComparison.Ordinal).Replace("$", "`$", StringComparison.Ordinal)}}{{Probe.Hunt.Replace("\"", "`\"", StringComparison.Ordinal).Replace("$", "`$", StringComparison.Ordinal)}}")
                @{ Shell = $shell; Wait = $shell.BeginInvoke() }
            }
            foreach ($job in $jobs) { $job.Shell.EndInvoke($job.Wait); foreach ($problem in $job.Shell.Streams.Error) { "problem|$problem" } }
            """);
        Assert.Equal(string.Empty, result.Errors);
        Assert.Empty(result.Said["problem"]);
        Assert.Equal(5, result.Said["commands"].Count());
        Assert.Equal(4, result.Said["hunt"].Count());
        Assert.Single(result.Said["hunt"].Distinct());
        Assert.Single(result.Loaded, assembly => assembly.Context == ProbeResult.Ours && assembly.Name == ProbeResult.Ours);
    }

    private static void AssertUndisturbed(ProbeResult result, params string[] rivals)
    {
        Assert.Equal(string.Empty, result.Errors);
        Assert.NotEqual("0", Assert.Single(result.Said["commands"]));
        Assert.NotEqual("0", Assert.Single(result.Said["hunt"]));
        Assert.Equal("OAuthHunterContext", Assert.Single(result.Said["connected"]));
        Assert.Equal(["OAuthHunter", "OAuthHunter.Core"], result.OursInDefault);

        // The rivals are where their module put them; what we use came from our own folder.
        Assert.All(rivals, rival => Assert.Contains(result.Loaded, assembly => assembly.Context == "Default" && assembly.Name == rival));
        Assert.All(result.Loaded.Where(assembly => assembly.Context == ProbeResult.Ours), own =>
            Assert.StartsWith(Path.Combine(Repository.Module, "bin", "net8.0", "providers"), own.Location, StringComparison.Ordinal));
        Assert.NotNull(result.InOurContext("Azure.Core"));
        Assert.NotNull(result.InOurContext("Microsoft.Identity.Client"));
    }
}
