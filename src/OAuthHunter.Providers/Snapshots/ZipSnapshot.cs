using System.IO.Compression;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>A snapshot in a zip.</summary>
internal sealed class ZipSnapshot(string path, ZipArchive archive) : ISnapshotStore
{
    public string PathOf(string name) => path + "!" + name;

    public Stream? Open(string name) => archive.GetEntry(name)?.Open();

    public long LengthOf(string name) => archive.GetEntry(name)?.Length ?? 0;
}
