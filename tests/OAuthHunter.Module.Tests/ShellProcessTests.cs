using System.Diagnostics;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>The shell as a program: its streams and exit codes. Few starts, for each costs half a second.</summary>
public sealed class ShellProcessTests
{
    [Fact]
    public void PipelineWritesPlainTextToStandardOutputAndProblemsToStandardError()
    {
        var (exitCode, output, error) = Start("Get-HuntDetection CNX-001, NOP-999; Invoke-OAuthHunt; 'not reached'");
        Assert.Equal(1, exitCode);
        Assert.Contains("CNX-001", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not reached", output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output);
        Assert.DoesNotContain('\u001b', error);
        Assert.Contains("NOP-999", error, StringComparison.Ordinal);
        Assert.Contains("needs a tenant or evidence, and there is neither", error, StringComparison.Ordinal);
    }

    [Fact]
    public void ScriptFileGetsItsArgumentsAndDecidesTheExitCode()
    {
        using var folder = new TemporaryFolder();
        var script = folder.Write("run.ps1", "param($Name, [switch]$Loud, $Rest) \"$Name/$Loud/$Rest\"; exit 7");
        var (exitCode, output, _) = Start("-File", script, "-Name", "contoso", "-Loud", "-Rest:more");
        Assert.Equal(7, exitCode);
        Assert.Equal("contoso/True/more", output.Trim());
    }

    private static (int ExitCode, string Output, string Error) Start(params string[] arguments)
    {
        // The test's own output holds the shell, because the project refers to it.
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "OAuthHunter.Shell.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(30_000), "The shell did not end.");
        return (process.ExitCode, output.Result, error.Result);
    }
}
