using System.Diagnostics;

namespace OAuthHunter.Module.Tests.Runbooks;

/// <summary>A script in a process of its own, as a job is, with the memory that it took at most.</summary>
internal sealed record ScriptProcess(int ExitCode, string Output, string Error, long PeakBytes)
{
    public static ScriptProcess Run(string script, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "OAuthHunter.Shell.dll"));
        start.ArgumentList.Add("-File");
        start.ArgumentList.Add(script);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        var clock = Stopwatch.StartNew();
        while (!process.WaitForExit(50))
        {
            Assert.True(clock.Elapsed < TimeSpan.FromMinutes(4), "The script did not end.");
            process.Refresh();
            peak = Math.Max(peak, PeakOf(process));
        }

        process.WaitForExit();
        return new ScriptProcess(process.ExitCode, output.Result, error.Result, peak);
    }

    private static long PeakOf(Process process)
    {
        try
        {
            return Math.Max(process.WorkingSet64, process.PeakWorkingSet64);
        }
        catch (InvalidOperationException)
        {
            return 0;
        }
    }
}
