using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Providers;

namespace OAuthHunter.DemoTenant;

/// <summary>The command line: <c>dotnet run --project tests/OAuthHunter.DemoTenant -- folder [seed]</c>.</summary>
public static class DemoCommand
{
    /// <summary>Part of the snapshot's bytes, so a constant and not the version of the day.</summary>
    private const string MadeBy = "demo";

    /// <summary>Writes the tenant of a seed as a snapshot; 0 when it was written.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter error)
    {
        var seed = DemoOptions.Default.Seed;
        if (arguments.Count is 0 or > 2 || (arguments.Count == 2 && !int.TryParse(arguments[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out seed)))
        {
            await error.WriteLineAsync("Usage: OAuthHunter.DemoTenant <output folder> [seed]").ConfigureAwait(false);
            return 2;
        }

        var options = DemoOptions.Default with { Seed = seed };
        var result = await WriteAsync(options, Path.GetFullPath(arguments[0])).ConfigureAwait(false);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{result}: {options.ReferenceTime:u}, seed {seed}")).ConfigureAwait(false);
        return 0;
    }

    /// <summary>Writes a tenant as a snapshot and returns the folder.</summary>
    public static async Task<string> WriteAsync(DemoOptions options, string path)
    {
        var source = new DemoTenantSource(options);
        var result = await new ProviderEntryPoint().WriteSnapshotAsync(source, path, MadeBy, options.ReferenceTime, SilentObserver.Instance, CancellationToken.None).ConfigureAwait(false);
        return result.Path;
    }

    /// <summary>Reads a source without telling anybody.</summary>
    public static Task<TenantEvidence> ReadAsync(ITenantSource source) => TenantEvidence.ReadAsync(source, SilentObserver.Instance, CancellationToken.None);

    private sealed class SilentObserver : IReadObserver
    {
        public static SilentObserver Instance { get; } = new();

        public void Progress(string file, long bytesRead, long bytesTotal, long rows)
        {
        }

        public void FileRead(EvidenceFile file)
        {
        }
    }
}
