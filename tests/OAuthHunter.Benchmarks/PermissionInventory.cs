using System.Diagnostics;
using OAuthHunter.Hunting;

namespace OAuthHunter.Benchmarks;

/// <summary>What Get-OAuthAppPermission does with a snapshot, beside reading the same snapshot and doing nothing.</summary>
internal static class PermissionInventory
{
    private const int Apps = 110_000;
    private const int Grants = 500_000;
    private const int Runs = 5;

    /// <summary>Reads, joins, and makes every row; or reads alone. Prints seconds, peak working set and rows.</summary>
    public static async Task RunAsync(string snapshot, bool readAlone)
    {
        var watch = Stopwatch.StartNew();
        var evidence = await EvidenceReading.ReadAsync(snapshot);
        long rows = 0;
        if (!readAlone)
        {
            foreach (var row in OAuthAppPermissionBuilder.Build(evidence.Facts, evidence.Facts.Apps))
            {
                rows += row.Permission.Length > 0 ? 1 : 0;
            }
        }

        watch.Stop();
        Console.WriteLine(FormattableString.Invariant($"{watch.Elapsed.TotalSeconds} {Process.GetCurrentProcess().PeakWorkingSet64} {rows}"));
        GC.KeepAlive(evidence);
    }

    public static void Report(string folder)
    {
        var snapshot = Path.Combine(folder, "tenant");
        SyntheticTenant.Write(snapshot, Apps, Grants);

        // By turns: what else the machine does then falls on both.
        var runs = Enumerable.Range(0, Runs).Select(_ => (Bare: Run(snapshot, "--read"), Full: Run(snapshot, "--permissions"))).ToList();
        var bare = runs.Select(run => run.Bare).MinBy(run => run.Seconds);
        var full = runs.Select(run => run.Full).MinBy(run => run.Seconds);
        Console.WriteLine($"Get-OAuthAppPermission, {Apps:N0} service principals, {Grants:N0} grants, best of {Runs} by turns, a process each");
        Console.WriteLine($"  read the snapshot        {bare.Seconds,12:N2} s  {bare.Peak / 1e6,8:N0} MB");
        Console.WriteLine($"  and every permission     {full.Seconds,12:N2} s  {full.Peak / 1e6,8:N0} MB   {full.Rows:N0} rows");
        Console.WriteLine($"  ratio                    {full.Seconds / bare.Seconds,12:N2}    (goals: at most 1.5, below 400 MB)");
        Directory.Delete(snapshot, recursive: true);
    }

    private static (double Seconds, long Peak, long Rows) Run(string snapshot, string mode)
    {
        var parts = Timing.RunSelf(mode, snapshot).Split(' ');
        return (double.Parse(parts[0]), long.Parse(parts[1]), long.Parse(parts[2]));
    }
}
