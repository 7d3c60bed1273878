using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>What importing the module does to a session, and what it does not.</summary>
public sealed class ImportTests
{
    [Fact]
    public void ImportBringsExactlyTwoAssemblies() =>
        Assert.Equal(["OAuthHunter", "OAuthHunter.Core"], ModuleSession.AssembliesOfImport);

    [Fact]
    public void ExportsAreWhatTheManifestLists()
    {
        using var session = new ModuleSession();
        var exported = session.Run("(Get-Module OAuthHunter).ExportedCommands.Keys").Output.Select(name => name.ToString()).Order(StringComparer.Ordinal);
        var listed = session.Run($"(Test-ModuleManifest '{Repository.Manifest}').ExportedCmdlets.Keys").Output.Select(name => name.ToString()).Order(StringComparer.Ordinal);
        Assert.Equal(listed, exported);
        Assert.True(exported.Count() >= 17);
    }

    [Fact]
    public void EveryListedCmdletIsImplemented()
    {
        using var session = new ModuleSession();
        var implemented = session.Run("[OAuthHunter.Views.Formatting].Assembly.GetTypes() | Where-Object { -not $_.IsAbstract -and [System.Management.Automation.Cmdlet].IsAssignableFrom($_) } | ForEach-Object { $_.Name }");
        var listed = session.Run($"(Test-ModuleManifest '{Repository.Manifest}').ExportedCmdlets.Keys").Output;
        Assert.Equal(listed.Count, implemented.Output.Count);
    }

    [Fact]
    public void ModuleHasNoScriptAndNoNestedModule()
    {
        using var session = new ModuleSession();
        Assert.Equal("0", session.Run("(Get-Module OAuthHunter).NestedModules.Count").Output.Single().ToString());
        Assert.Empty(Directory.EnumerateFiles(Repository.Module, "*.psm1", SearchOption.AllDirectories));
    }

    [Fact]
    public void ImportingAgainByForceWorks()
    {
        using var session = new ModuleSession();
        session.Run($"Remove-Module OAuthHunter; Import-Module '{Repository.Manifest}' -Force");
        Assert.NotEmpty(session.Run("Get-HuntDetection").Output);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void NoThirdPartyAssemblyStandsBesideTheCmdlets(string framework)
    {
        var beside = Directory.EnumerateFiles(Path.Combine(Repository.Module, "bin", framework), "*.dll").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(["OAuthHunter.Core.dll", "OAuthHunter.dll"], beside);
        Assert.True(File.Exists(Path.Combine(Repository.Module, "bin", framework, "providers", "OAuthHunter.Providers.dll")));
        Assert.False(File.Exists(Path.Combine(Repository.Module, "bin", framework, "providers", "OAuthHunter.Core.dll")));
    }
}
