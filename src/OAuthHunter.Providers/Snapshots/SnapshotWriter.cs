using System.IO.Compression;
using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>
/// Writes a source as a snapshot. A snapshot is a folder, or a zip when the path ends so, with
/// <c>manifest.json</c> {schemaVersion 1, tenantId, capturedAt, moduleVersion, sets: [{entitySet, state, reason, count, sha256, file}]}
/// and one <c>&lt;set&gt;.ndjson</c> for every set that was captured, in whole or in part. Directory sets carry Graph's camelCase names;
/// Exchange sets and the unified audit log carry their own PascalCase names. The same records at the same time give the same bytes.
/// </summary>
public static class SnapshotWriter
{
    /// <summary>Zip has no time zone and begins in 1980; any fixed time will do.</summary>
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// Reads the source once and writes it. Everything is written beside the target and moved there at the end, so that a write
    /// that is cancelled or fails leaves nothing behind. A target that exists is not touched: the write fails.
    /// </summary>
    public static async Task<SnapshotResult> WriteAsync(
        ITenantSource source, string path, string moduleVersion, DateTimeOffset capturedAt, IReadObserver observer, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        RefuseExisting(target);
        var work = target + "." + Guid.NewGuid().ToString("N").Substring(0, 8) + ".partial";
        Directory.CreateDirectory(work);
        try
        {
            var (report, sets) = await WriteSetsAsync(source, work, observer, cancellationToken).ConfigureAwait(false);
            WriteManifest(work, new SnapshotManifest
            {
                SchemaVersion = SnapshotManifest.CurrentSchema,
                TenantId = report.TenantId,
                CapturedAt = capturedAt,
                ModuleVersion = moduleVersion,
                Sets = sets,
            });
            cancellationToken.ThrowIfCancellationRequested();
            MoveInto(work, target, cancellationToken);
            return new SnapshotResult { Path = target, TenantId = report.TenantId, CapturedAt = capturedAt, EntitySets = report.Coverage.Sets };
        }
        finally
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }
        }
    }

    internal static void RefuseExisting(string target)
    {
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new IOException($"{target} exists already.");
        }
    }

    private static async Task<(SourceReport Report, IReadOnlyList<SnapshotSet> Sets)> WriteSetsAsync(
        ITenantSource source, string folder, IReadObserver observer, CancellationToken cancellationToken)
    {
        using var sink = new SnapshotSink(folder);
        var report = await source.ReadAsync(sink, observer, cancellationToken).ConfigureAwait(false);
        var sets = new List<SnapshotSet>();
        foreach (var set in EntitySets.All)
        {
            var coverage = report.Coverage.Of(set);
            var entry = new SnapshotSet { EntitySet = set.Name, State = coverage.State, Reason = coverage.Reason, Scope = coverage.Scope };
            if (report.Coverage.Has(set))
            {
                var (count, sha256) = sink.Close(set);
                entry = entry with { Count = count, Sha256 = sha256, File = SnapshotSink.FileName(set) };
            }

            sets.Add(entry);
        }

        return (report, sets);
    }

    internal static void WriteManifest(string folder, SnapshotManifest manifest)
    {
        using var stream = new FileStream(Path.Combine(folder, SnapshotManifest.FileName), FileMode.CreateNew, FileAccess.Write);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = SnapshotJson.Manifest.Options.Encoder });
        JsonSerializer.Serialize(writer, manifest, SnapshotJson.Manifest);
    }

    internal static void MoveInto(string work, string target, CancellationToken cancellationToken)
    {
        if (!target.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            if (Directory.Exists(target))
            {
                Directory.Delete(target);
            }

            Directory.Move(work, target);
            return;
        }

        var zip = work + ".zip";
        try
        {
            WriteZip(work, zip, cancellationToken);
            File.Move(zip, target);
        }
        finally
        {
            File.Delete(zip);
        }
    }

    private static void WriteZip(string folder, string zip, CancellationToken cancellationToken)
    {
        using var archive = new ZipArchive(new FileStream(zip, FileMode.CreateNew, FileAccess.Write), ZipArchiveMode.Create);
        var names = Directory.GetFiles(folder).Select(Path.GetFileName).OfType<string>().OrderBy(name => name, StringComparer.Ordinal);
        foreach (var name in names)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var entry = archive.CreateEntry(name, CompressionLevel.Optimal);
            entry.LastWriteTime = EntryTime;
            using var source = File.OpenRead(Path.Combine(folder, name));
            using var destination = entry.Open();
            source.CopyTo(destination);
        }
    }
}
