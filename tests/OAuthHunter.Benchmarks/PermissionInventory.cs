using System.Diagnostics;
using OAuthHunter.Hunting;

namespace OAuthHunter.Benchmarks;

/// <summary>What Get-OAuthAppPermission does with a snapshot, beside reading the same snapshot and doing nothing.</summary>
internal static class PermissionInventory
{
    private const int Apps = 110_000;
    private const int Grants = 500_000;

    /// <summary>Reads, joins, and makes every row; or reads alone. Prints seconds, peak working set and rows.</summary>
    public static async Task RunAsync(string snapshot, bool readAlone)
    {
        var watch = Stopwatch.StartNew();
        var evidence = await EvidenceReading.ReadAsync(snapshot);
        long rows = 0;
        if (!readAlone)
        {
            foreach (var row in OAuthAppPermission.Build(evidence.Facts, evidence.Facts.Apps))
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
        var bare = Best(snapshot, "--read");
        var full = Best(snapshot, "--permissions");
        Console.WriteLine($"Get-OAuthAppPermission, {Apps:N0} service principals, {Grants:N0} grants, best of 3, a process each");
        Console.WriteLine($"  read the snapshot        {bare.Seconds,12:N2} s  {bare.Peak / 1e6,8:N0} MB");
        Console.WriteLine($"  and every permission     {full.Seconds,12:N2} s  {full.Peak / 1e6,8:N0} MB   {full.Rows:N0} rows");
        Console.WriteLine($"  ratio                    {full.Seconds / bare.Seconds,12:N2}    (goals: at most 1.5, below 400 MB)");
        Directory.Delete(snapshot, recursive: true);
    }

    private static (double Seconds, long Peak, long Rows) Best(string snapshot, string mode) => Enumerable.Range(0, 3)
        .Select(_ => Timing.RunSelf(mode, snapshot).Split(' '))
        .Select(parts => (double.Parse(parts[0]), long.Parse(parts[1]), long.Parse(parts[2])))
        .MinBy(run => run.Item1);
}
