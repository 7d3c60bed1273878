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
        using var process = Process.Start(Self(arguments))!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? text.Trim() : throw new InvalidOperationException($"{string.Join(" ", arguments)} ended with {process.ExitCode}.");
    }

    /// <summary>This program again, its output to be read.</summary>
    public static ProcessStartInfo Self(params string[] arguments)
    {
        // Under "dotnet OAuthHunter.Benchmarks.dll" the process is the host, which wants to be told the program.
        var isHost = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        return new ProcessStartInfo(Environment.ProcessPath!, isHost ? [typeof(Timing).Assembly.Location, .. arguments] : arguments) { RedirectStandardOutput = true };
    }
}
