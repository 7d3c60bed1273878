using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace OAuthHunter.Benchmarks;

/// <summary>Time of Import-Module in a fresh process with a warm engine, ours against an empty binary module.</summary>
internal static class ModuleImport
{
    private const int Runs = 5;

    public static void Report(string emptyManifest, string ourManifest)
    {
        // A fresh process each: an assembly is loaded once in a process's life.
        var empty = Median(emptyManifest);
        var ours = Median(ourManifest);
        Console.WriteLine("Import-Module, milliseconds, median of fresh processes");
        Console.WriteLine($"  empty binary module      {empty,12:N0}");
        Console.WriteLine($"  OAuthHunter              {ours,12:N0}   (goal: below 250)");
        Console.WriteLine($"  ratio                    {ours / empty,12:N2}");
    }

    /// <summary>Imports once in this process and returns milliseconds.</summary>
    public static double Once(string manifest)
    {
        var state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            state.ExecutionPolicy = Microsoft.PowerShell.ExecutionPolicy.Bypass;
        }

        using var runspace = RunspaceFactory.CreateRunspace(state);
        runspace.Open();
        using (var warm = PowerShell.Create(runspace))
        {
            warm.AddScript("Get-Command Import-Module | ForEach-Object Name").Invoke();
        }

        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", manifest);
        var watch = Stopwatch.StartNew();
        shell.Invoke();
        watch.Stop();
        return shell.HadErrors ? throw new InvalidOperationException(shell.Streams.Error[0].ToString()) : watch.Elapsed.TotalMilliseconds;
    }

    private static double Median(string manifest)
    {
        var times = Enumerable.Range(0, Runs).Select(_ => double.Parse(Timing.RunSelf("--import", manifest), CultureInfo.InvariantCulture)).Order().ToList();
        return times[Runs / 2];
    }
}
