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
        var (empty, _) = Median(emptyManifest);
        var (ours, assemblies) = Median(ourManifest);
        Console.WriteLine("Import-Module, milliseconds, median of fresh processes");
        Console.WriteLine($"  empty binary module      {empty,12:N0}");
        Console.WriteLine($"  OAuthHunter              {ours,12:N0}   (goal: below 250)");
        Console.WriteLine($"  ratio                    {ours / empty,12:N2}");
        Console.WriteLine($"  assemblies brought in    {assemblies}   (goal: these two)");
    }

    /// <summary>Imports once in this process and returns milliseconds and the assemblies that came in, for <see cref="Median"/> to read.</summary>
    public static string Once(string manifest)
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
        var before = Foreign();
        shell.AddCommand("Import-Module").AddParameter("Name", manifest);
        var watch = Stopwatch.StartNew();
        shell.Invoke();
        watch.Stop();
        return shell.HadErrors
            ? throw new InvalidOperationException(shell.Streams.Error[0].ToString())
            : string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMilliseconds} {string.Join(", ", Foreign().Except(before).Order(StringComparer.Ordinal))}");
    }

    // What neither the framework nor this program brings; but Core lies beside this program too, and is found there first.
    private static HashSet<string> Foreign() => [.. AppDomain.CurrentDomain.GetAssemblies()
        .Where(assembly => !assembly.IsDynamic && !assembly.Location.StartsWith(Path.GetDirectoryName(typeof(object).Assembly.Location)!, StringComparison.Ordinal))
        .Where(assembly => !assembly.Location.StartsWith(AppContext.BaseDirectory, StringComparison.Ordinal) || assembly.GetName().Name!.StartsWith("OAuthHunter", StringComparison.Ordinal))
        .Select(assembly => assembly.GetName().Name!)];

    private static (double Milliseconds, string Assemblies) Median(string manifest)
    {
        var runs = Enumerable.Range(0, Runs).Select(_ => Timing.RunSelf("--import", manifest).Split(' ', 2))
            .Select(run => (double.Parse(run[0], CultureInfo.InvariantCulture), run[1])).OrderBy(run => run.Item1).ToList();
        return runs[Runs / 2];
    }
}
