using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>
/// Writes a live tenant as a snapshot. Reading a large tenant takes long, so a set that is read is kept: the folder
/// <c>&lt;target&gt;.partial</c> outlives Ctrl+C and crashes, and the next capture of the same tenant to the same target reads only
/// what is missing. The logs still end when the first began.
/// </summary>
internal static class SnapshotCapture
{
    /// <summary>Sets of different days make no picture of one tenant.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(24);

    public static async Task<SnapshotResult> WriteAsync(
        ILiveTenant tenant, string path, string moduleVersion, DateTimeOffset now, DateTimeOffset? since, IReadObserver observer, CancellationToken cancellationToken)
    {
        var target = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar);
        SnapshotWriter.RefuseExisting(target);
        var work = target + ".partial";
        var journal = Open(work, string.Join("|", tenant.Connection.TenantId, tenant.Connection.GraphEndpoint, since?.UtcDateTime.ToString("o"), moduleVersion), now);
        var finished = journal.Finished.Select(set => EntitySets.Find(set.EntitySet!)!).ToList();
        var options = new LiveReadOptions
        {
            CapturedAt = journal.CapturedAt,
            EntitySets = [.. EntitySets.All.Where(set => !finished.Contains(set))],
            Earlier = set => finished.Contains(set) ? Read(work, set) : null,
        };
        var source = tenant.OpenSource(since is { } start && start < journal.CapturedAt ? options with { LogWindow = journal.CapturedAt - start } : options);

        SourceReport report;
        IReadOnlyList<SnapshotSet> sets;
        using (var capture = new Capture(work, journal, observer))
        {
            report = await source.ReadAsync(capture, capture, cancellationToken).ConfigureAwait(false);
            sets = capture.Finish(report.Coverage);
        }

        cancellationToken.ThrowIfCancellationRequested();
        var tenantId = report.TenantId ?? Read(work, EntitySets.Organization)?.OfType<Organization>().Select(organization => organization.Id).FirstOrDefault();
        File.Delete(Path.Combine(work, CaptureJournal.FileName));
        File.Delete(Path.Combine(work, SnapshotManifest.FileName));
        SnapshotWriter.WriteManifest(work, new SnapshotManifest
        {
            SchemaVersion = SnapshotManifest.CurrentSchema,
            TenantId = tenantId,
            CapturedAt = journal.CapturedAt,
            ModuleVersion = moduleVersion,
            Sets = [.. sets.Select(set => set with { First = null, Last = null })],
        });
        SnapshotWriter.MoveInto(work, target, cancellationToken);
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        return new SnapshotResult
        {
            Path = target,
            TenantId = tenantId,
            CapturedAt = journal.CapturedAt,
            EntitySets = [.. sets.Select(set => new EntitySetCoverage { EntitySet = set.EntitySet!, State = set.State, Count = set.Count, First = set.First, Last = set.Last, Reason = set.Reason, Scope = set.Scope })],
        };
    }

    private static CaptureJournal Open(string work, string purpose, DateTimeOffset now)
    {
        if (Directory.Exists(work))
        {
            if (CaptureJournal.Resume(work, purpose) is { } journal && now - journal.CapturedAt < Stale)
            {
                // What is there of other sets is torn.
                var kept = new HashSet<string>(journal.Finished.Select(set => set.File).OfType<string>()) { CaptureJournal.FileName };
                foreach (var file in Directory.GetFiles(work).Where(file => !kept.Contains(Path.GetFileName(file))))
                {
                    File.Delete(file);
                }

                return journal;
            }

            Directory.Delete(work, recursive: true);
        }

        Directory.CreateDirectory(work);
        return CaptureJournal.Begin(work, purpose, now);
    }

    private static IEnumerable<EvidenceRecord>? Read(string work, EntitySet set)
    {
        var file = Path.Combine(work, SnapshotSink.FileName(set));
        return File.Exists(file)
            ? File.ReadLines(file).Select(line => SnapshotJson.Complete((EvidenceRecord)JsonSerializer.Deserialize(line, SnapshotJson.Of(set))!))
            : null;
    }

    /// <summary>Sink and observer in one: closes the file of a set when the set is done, and notes it.</summary>
    private sealed class Capture(string work, CaptureJournal journal, IReadObserver observer) : IEvidenceSink, ICaptureObserver, IDisposable
    {
        private readonly object gate = new();
        private readonly SnapshotSink sink = new(work);
        private readonly Dictionary<string, SnapshotSet> read = journal.Finished.ToDictionary(set => set.EntitySet!, StringComparer.OrdinalIgnoreCase);

        public void Add(EntitySet set, EvidenceRecord record)
        {
            lock (gate)
            {
                sink.Add(set, record);
            }
        }

        public void Progress(string file, long bytesRead, long bytesTotal, long rows) => observer.Progress(file, bytesRead, bytesTotal, rows);

        public void FileRead(EvidenceFile file) => observer.FileRead(file);

        public void SetRead(EntitySetCoverage coverage)
        {
            lock (gate)
            {
                var entry = Close(coverage);
                read[coverage.EntitySet] = entry;

                // What was refused or cut may be had at the next try.
                if (coverage.State is EvidenceState.Available or EvidenceState.NotLicensed)
                {
                    journal.Add(entry);
                }
            }

            (observer as ICaptureObserver)?.SetRead(coverage);
        }

        /// <summary>One entry a set, with those that nobody read.</summary>
        public IReadOnlyList<SnapshotSet> Finish(EvidenceCoverage coverage) =>
            [.. EntitySets.All.Select(set => read.TryGetValue(set.Name, out var entry) ? entry : Close(coverage.Of(set)))];

        public void Dispose() => sink.Dispose();

        private SnapshotSet Close(EntitySetCoverage coverage)
        {
            var set = EntitySets.Find(coverage.EntitySet)!;
            var entry = new SnapshotSet { EntitySet = set.Name, State = coverage.State, Reason = coverage.Reason, Scope = coverage.Scope, First = coverage.First, Last = coverage.Last };
            if (coverage.State is not (EvidenceState.Available or EvidenceState.Incomplete))
            {
                sink.Drop(set);
                return entry;
            }

            var (count, sha256) = sink.Close(set);
            return entry with { Count = count, Sha256 = sha256, File = SnapshotSink.FileName(set) };
        }
    }
}
