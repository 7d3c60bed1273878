using System.Security.Cryptography;
using OAuthHunter.DemoTenant;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>The snapshot that ships is what the generator writes, and reads back as what it was written from.</summary>
public sealed class DemoSnapshotTests : IDisposable
{
    private readonly string folder = System.IO.Directory.CreateTempSubdirectory("contoso").FullName;

    public void Dispose() => System.IO.Directory.Delete(folder, true);

    [Fact]
    public async Task CommittedCopyIsWhatTheGeneratorWrites()
    {
        var written = await DemoCommand.WriteAsync(DemoOptions.Default, Path.Combine(folder, "contoso"));
        Assert.Equal(Hashes(Committed()), Hashes(written));
    }

    [Fact]
    public void CommittedCopyIsSmall() =>
        Assert.InRange(System.IO.Directory.EnumerateFiles(Committed(), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), 1_000_000, 4_200_000);

    [Fact]
    public async Task CommandLineWritesTheSeedThatItIsGiven()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var path = Path.Combine(folder, "other");
        Assert.Equal(0, await DemoCommand.RunAsync([path, "7"], output, error));
        Assert.Contains("seed 7", output.ToString(), StringComparison.Ordinal);
        Assert.NotEqual(Hashes(Committed()), Hashes(path));
        Assert.Equal(2, await DemoCommand.RunAsync([path, "seven"], output, error));
        Assert.Contains("Usage", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void HuntThroughTheFilesFindsWhatAHuntThroughTheRecordsFinds()
    {
        var fromRecords = DemoHunt.Through(new DemoTenantSource(DemoOptions.Default)).Findings;
        var fromFiles = DemoHunt.Through(new ProviderEntryPoint().OpenFiles([Committed()])).Findings;
        Assert.NotEmpty(fromFiles);
        Assert.Equal(Verdicts(fromRecords), Verdicts(fromFiles));
    }

    private static List<string> Verdicts(IEnumerable<Findings.Finding> findings) =>
        [.. findings.Select(finding => $"{finding} {finding.Fingerprint} {finding.Confidence} {finding.Evidence.Count}").Order(StringComparer.Ordinal)];

    private static SortedDictionary<string, string> Hashes(string path) => new(
        System.IO.Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).ToDictionary(
            file => Path.GetRelativePath(path, file).Replace('\\', '/'),
            file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))),
        StringComparer.Ordinal);

    private static string Committed()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "OAuthHunter.psd1")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("The tests run outside the repository.");
        }

        return Path.Combine(root.FullName, "src", "OAuthHunter", "demo", "contoso");
    }
}
