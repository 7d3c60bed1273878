using System.Diagnostics;
using System.Globalization;
using OAuthHunter.Core.Tests.Support;

namespace OAuthHunter.Benchmarks;

/// <summary>All benchmarks but the import itself, chosen by the first argument; without one, most of them.</summary>
internal static class Suite
{
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--peak", var log])
        {
            // A process of its own per size: the peak working set of a process never goes down.
            EvidenceReading.JoinAll(await EvidenceReading.ReadAsync(log));
            Console.WriteLine(Process.GetCurrentProcess().PeakWorkingSet64);
            return 0;
        }

        if (args is ["--permissions", var whole])
        {
            await PermissionInventory.RunAsync(whole, readAlone: false);
            return 0;
        }

        if (args is ["--read", var bareSnapshot])
        {
            await PermissionInventory.RunAsync(bareSnapshot, readAlone: true);
            return 0;
        }

        if (args is ["--import-ratio"])
        {
            var modules = Directory.CreateTempSubdirectory("oauthhunter-benchmarks-").FullName;
            ModuleImport.Report(EmptyModule.Write(modules), Repository.PathOf("out", "OAuthHunter", "OAuthHunter.psd1"));
            Directory.Delete(modules, recursive: true);
            return 0;
        }

        if (args is ["--graph-serve", var latency])
        {
            SyntheticGraph.Serve(int.Parse(latency, CultureInfo.InvariantCulture));
            return 0;
        }

        if (args is ["--graph-download", var from])
        {
            Console.WriteLine(await GraphReading.DownloadAsync(from));
            return 0;
        }

        if (args is ["--graph-read", var root])
        {
            var (milliseconds, peak, _) = await GraphReading.ReadAsync(root);
            Console.WriteLine($"{milliseconds} {peak}");
            return 0;
        }

        if (args is ["--graph"])
        {
            await LargeTenant.ReportAsync();
            return 0;
        }

        if (args is ["--access"])
        {
            // Alone in its process: the peak is its own.
            var took = Stopwatch.StartNew();
            var states = AccessCoverage.Run();
            Console.WriteLine($"Conditional Access: {AccessCoverage.Administrators:N0} administrators, {AccessCoverage.Policies} policies, nested groups of {AccessCoverage.Members:N0}");
            Console.WriteLine($"  {took.Elapsed.TotalSeconds,6:N1} s, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:N0} MB   (goal: 5 s, 400 MB): {states}");
            return 0;
        }

        if (args is ["--campaigns", ..] or ["--campaigns-trial", _, ..])
        {
            var only = Directory.CreateTempSubdirectory("oauthhunter-benchmarks-").FullName;
            var numbers = args.Skip(1).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToList();
            await (args[0] == "--campaigns-trial" ? CampaignReading.TryAsync(only, numbers[0], numbers.Skip(1))
                : numbers.Count > 1 ? CampaignReading.ReportAsync(only, numbers[0], numbers[1])
                : CampaignReading.ReportAsync(only, numbers.Append(7).First()));
            Directory.Delete(only, recursive: true);
            return 0;
        }

        var folder = Directory.CreateTempSubdirectory("oauthhunter-benchmarks-").FullName;
        try
        {
            PermissionInventory.Report(folder);
            if (args is ["--only-permissions"])
            {
                return 0;
            }

            var small = Path.Combine(folder, "audit-1x.json");
            var large = Path.Combine(folder, "audit-10x.json");
            SyntheticAuditLog.Write(small, 200_000);
            SyntheticAuditLog.Write(large, 2_000_000);

            Console.WriteLine("Audit log, rows per second, same file, same run");
            await EvidenceReading.ReadAsync(small);
            BareParsing.Read(small);
            var ours = await Timing.BestAsync(3, () => EvidenceReading.ReadAsync(small));
            var bare = Timing.Best(3, () => BareParsing.Read(small));
            Console.WriteLine($"  System.Text.Json alone   {200_000 / bare.TotalSeconds,12:N0}");
            Console.WriteLine($"  Import-TenantEvidence    {200_000 / ours.TotalSeconds,12:N0}");
            Console.WriteLine($"  ratio                    {bare.TotalSeconds / ours.TotalSeconds,12:P0}   (goal: at least 50 %)");

            Console.WriteLine("Peak working set, a process each");
            var one = long.Parse(Timing.RunSelf("--peak", small));
            var ten = long.Parse(Timing.RunSelf("--peak", large));
            Console.WriteLine($"  {new FileInfo(small).Length / 1e6,8:N0} MB log            {one / 1e6,12:N0} MB");
            Console.WriteLine($"  {new FileInfo(large).Length / 1e6,8:N0} MB log            {ten / 1e6,12:N0} MB");
            Console.WriteLine($"  ratio                    {(double)ten / one,12:N2}   (ten times the rows)");

            foreach (var (file, rows) in new[] { ("signins-1x.json", 200_000), ("signins-10x.json", 2_000_000) })
            {
                var path = Path.Combine(folder, file);
                SyntheticSignIns.Write(path, rows);
                Console.WriteLine($"  {new FileInfo(path).Length / 1e6,8:N0} MB sign-ins, facts too {long.Parse(Timing.RunSelf("--peak", path)) / 1e6,9:N0} MB");
                File.Delete(path);
            }

            await LargeTenant.ReportAsync();
            Console.Write(Timing.RunSelf("--access") + Environment.NewLine);
            await CampaignReading.ReportAsync(folder);
            ModuleImport.Report(EmptyModule.Write(folder), Repository.PathOf("out", "OAuthHunter", "OAuthHunter.psd1"));
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
