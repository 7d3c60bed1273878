using System.Security.Cryptography;
using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Files;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>Reads a snapshot by its manifest: every set's state, and every captured set's file, checked against its hash.</summary>
internal sealed class SnapshotReader(ReadSession session)
{
    private const string CaptureAgain = "Capture the snapshot again, or copy it again from where it was made.";

    // Of no bytes at all. Install-PSResource leaves files without any out, and then nothing is missing.
    private const string NothingSha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    /// <summary>False when there is no snapshot here.</summary>
    public bool TryRead(ISnapshotStore store)
    {
        if (ReadManifest(store) is not { } manifest)
        {
            return false;
        }

        var file = session.Begin(store.PathOf(SnapshotManifest.FileName));
        file.IsKnownAs("Manifest");
        file.Container = "Snapshot";
        if (manifest.SchemaVersion > SnapshotManifest.CurrentSchema)
        {
            file.Fail(
                $"The snapshot has schema version {manifest.SchemaVersion}; this module reads up to {SnapshotManifest.CurrentSchema}.",
                "Update the module.");
            session.End(file);
            return true;
        }

        session.Describe(manifest.CapturedAt, manifest.TenantId);
        foreach (var set in manifest.Sets ?? [])
        {
            ReadSet(store, set, file);
        }

        session.End(file);
        return true;
    }

    private void ReadSet(ISnapshotStore store, SnapshotSet entry, FileTally manifestFile)
    {
        if (EntitySets.Find(entry.EntitySet ?? string.Empty) is not { } set)
        {
            manifestFile.Note($"The snapshot holds the set {entry.EntitySet}, which is not known.", "Update the module.");
            return;
        }

        session.Coverage.Declare(set, entry.State, entry.Reason, entry.Scope);
        if (entry.File is null)
        {
            return;
        }

        var file = session.Begin(store.PathOf(entry.File));
        file.Container = "Snapshot";
        session.Feeds(file, set);
        try
        {
            ReadFile(store, entry, set, file);
        }
        catch (Exception exception) when (FileProblems.Explain(exception) is { } problem)
        {
            file.Fail(problem.Problem, problem.Action);
        }

        session.End(file);
    }

    private void ReadFile(ISnapshotStore store, SnapshotSet entry, EntitySet set, FileTally file)
    {
        var isPlain = IsPlainName(entry.File!);
        using var stream = isPlain ? store.Open(entry.File!) : null;
        if (stream is null && isPlain && entry.Sha256 == NothingSha256)
        {
            return;
        }

        if (stream is null)
        {
            file.Fail("The manifest names a file that is not in the snapshot.", CaptureAgain);
            return;
        }

        using var sha = SHA256.Create();
        using (var progress = new ProgressStream(stream, store.LengthOf(entry.File!), file, session.Observer, session.CancellationToken))
        using (var hashing = new CryptoStream(progress, sha, CryptoStreamMode.Read))
        {
            new SnapshotRecords(session).Read(set, file, hashing);
        }

        var hash = Hexadecimal.Of(sha.Hash!);
        if (entry.Sha256 is not null && !hash.Equals(entry.Sha256, StringComparison.OrdinalIgnoreCase))
        {
            file.Fail("The file was changed after the snapshot was made: its SHA-256 is not the manifest's.", CaptureAgain);
            session.Coverage.Incomplete(set, $"{file.Path} was changed after the snapshot was made (SHA-256).");
        }
        else if (file.Rows != entry.Count)
        {
            file.Fail($"The manifest counts {entry.Count} records; the file holds {file.Rows}.", CaptureAgain);
        }
    }

    private static SnapshotManifest? ReadManifest(ISnapshotStore store)
    {
        try
        {
            using var stream = store.Open(SnapshotManifest.FileName);
            var manifest = stream is null ? null : JsonSerializer.Deserialize(stream, SnapshotJson.Manifest);
            return manifest is { SchemaVersion: > 0, Sets: not null } ? manifest : null;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException or InvalidDataException)
        {
            // Some other program's manifest.json; the folder is read file by file.
            return null;
        }
    }

    /// <summary>A manifest may not lead out of its snapshot.</summary>
    private static bool IsPlainName(string name) => name.IndexOfAny(['/', '\\', ':']) < 0 && name != ".." && name.Length > 0;
}
