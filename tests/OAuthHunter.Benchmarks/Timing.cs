using System.Diagnostics;

namespace OAuthHunter.Benchmarks;

/// <summary>Best of several runs: the machine's own noise only ever adds.</summary>
internal static class Timing
{
    public static TimeSpan Best(int runs, Action action) => Enumerable.Range(0, runs).Select(_ =>
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }).Min();

    public static async Task<TimeSpan> BestAsync(int runs, Func<Task> action)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await action();
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        return best;
    }

    /// <summary>Runs this program again with other arguments and returns what it printed.</summary>
    public static string RunSelf(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"{string.Join(" ", arguments)} ended with {process.ExitCode}.");
    }
}
