using System.Diagnostics;
using System.Globalization;

namespace OAuthHunter.Benchmarks;

/// <summary>110,000 service principals and 500,000 grants: time against downloading alone, peak working set, requests.</summary>
internal static class LargeTenant
{
    /// <summary>
    /// Loopback hands out a page in a millisecond, a thousandth of what the service takes: that shows what the reader itself costs.
    /// With 50 ms a page, still several times faster than the service, it shows what is left of that behind the waiting.
    /// </summary>
    private static readonly (int Latency, int Runs)[] Services = [(0, 3), (50, 1)];

    public static async Task ReportAsync()
    {
        foreach (var (latency, runs) in Services)
        {
            await ReportAsync(latency, runs);
        }
    }

    private static async Task ReportAsync(int latency, int runCount)
    {
        var start = Timing.Self("--graph-serve", latency.ToString(CultureInfo.InvariantCulture));
        start.RedirectStandardInput = true;
        using var server = Process.Start(start)!;
        var root = (await server.StandardOutput.ReadLineAsync())!;
        try
        {
            using var http = new HttpClient();
            var downloads = new List<double>();
            var readings = new List<(double Milliseconds, long Peak)>();
            var requests = 0;

            // By turns, so that what else the machine does hits both; a process each, so that neither warms the other.
            for (var run = 0; run < runCount; run++)
            {
                downloads.Add(double.Parse(Timing.RunSelf("--graph-download", root), CultureInfo.InvariantCulture));
                await http.GetStringAsync(root + "count");
                var parts = Timing.RunSelf("--graph-read", root).Split(' ');
                readings.Add((double.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture)));
                requests = int.Parse(await http.GetStringAsync(root + "count"), CultureInfo.InvariantCulture);
            }

            var pages = ((SyntheticGraph.Principals + 998) / 999) + ((SyntheticGraph.Grants + 998) / 999);
            Console.WriteLine($"Live tenant, {SyntheticGraph.Principals:N0} service principals and {SyntheticGraph.Grants:N0} grants, {latency} ms a page, a process each, best of {runCount}");
            Console.WriteLine($"  only downloading         {downloads.Min() / 1000,12:N1} s");
            Console.WriteLine($"  read, with all facts     {readings.Min(run => run.Milliseconds) / 1000,12:N1} s");
            Console.WriteLine($"  ratio                    {readings.Min(run => run.Milliseconds) / downloads.Min(),12:N2}   (goal: at most 1.5)");
            Console.WriteLine($"  peak working set         {readings.Max(run => run.Peak) / 1e6,12:N0} MB (goal: below 400)");
            Console.WriteLine($"  requests                 {requests,12:N0}   ({pages:N0} pages and {requests - pages:N0} more)");
        }
        finally
        {
            server.StandardInput.Close();
            if (!server.WaitForExit(5_000))
            {
                server.Kill();
            }
        }
    }
}
