using System.Text;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Files;

namespace OAuthHunter.Providers.Tests.Support;

/// <summary>A folder of evidence that is gone after the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        Directory.CreateDirectory(Path);
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "oauthhunter-" + Guid.NewGuid().ToString("N"));

    public string Write(string name, string text, Encoding? encoding = null) => Write(name, [.. (encoding ?? new UTF8Encoding(false)).GetPreamble(), .. (encoding ?? new UTF8Encoding(false)).GetBytes(text)]);

    public string Write(string name, byte[] bytes)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Reads the whole folder.</summary>
    public (SourceReport Report, RecordingSink Sink) Read() => Read(Path);

    /// <summary>Reads paths.</summary>
    public static (SourceReport Report, RecordingSink Sink) Read(params string[] paths)
    {
        var sink = new RecordingSink();
        var report = new FileTenantSource(paths).ReadAsync(sink, sink, CancellationToken.None).GetAwaiter().GetResult();
        return (report, sink);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
