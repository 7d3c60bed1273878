using System.Security.Cryptography;
using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>Writes records as they come, one NDJSON file a set. Memory does not grow with the number of records.</summary>
internal sealed class SnapshotSink(string folder) : IEvidenceSink, IDisposable
{
    private readonly Dictionary<EntitySet, SetFile> files = [];

    public static string FileName(EntitySet set) => set.Name + ".ndjson";

    public void Add(EntitySet set, EvidenceRecord record) => FileOf(set).Write(record);

    /// <summary>Closes the file of a set, makes an empty one when it has none, and tells what is in it.</summary>
    public (long Count, string Sha256) Close(EntitySet set) => FileOf(set).Close();

    /// <summary>Forgets what was written of a set, so that it can be written again.</summary>
    public void Drop(EntitySet set)
    {
        if (files.TryGetValue(set, out var file))
        {
            file.Dispose();
            files.Remove(set);
        }

        File.Delete(Path.Combine(folder, FileName(set)));
    }

    public void Dispose()
    {
        foreach (var file in files.Values)
        {
            file.Dispose();
        }
    }

    private SetFile FileOf(EntitySet set)
    {
        if (!files.TryGetValue(set, out var file))
        {
            files.Add(set, file = new SetFile(Path.Combine(folder, FileName(set)), set));
        }

        return file;
    }

    private sealed class SetFile : IDisposable
    {
        private static readonly byte[] LineFeed = [(byte)'\n'];

        private readonly SHA256 sha = SHA256.Create();
        private readonly CryptoStream stream;
        private readonly Utf8JsonWriter writer;
        private readonly EntitySet set;
        private long count;

        public SetFile(string path, EntitySet set)
        {
            this.set = set;
            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 64 * 1024);
            stream = new CryptoStream(file, sha, CryptoStreamMode.Write);
            writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = SnapshotJson.Of(set).Options.Encoder });
        }

        public void Write(EvidenceRecord record)
        {
            JsonSerializer.Serialize(writer, record, SnapshotJson.Of(set));
            writer.Flush();
            writer.Reset();
            stream.Write(LineFeed, 0, 1);
            count++;
        }

        public (long Count, string Sha256) Close()
        {
            stream.Dispose();
            return (count, Hexadecimal.Of(sha.Hash!));
        }

        public void Dispose()
        {
            writer.Dispose();
            stream.Dispose();
            sha.Dispose();
        }
    }
}
