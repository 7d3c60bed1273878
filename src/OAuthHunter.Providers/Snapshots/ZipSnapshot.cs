using System.IO.Compression;

namespace OAuthHunter.Providers.Snapshots;

/// <summary>A snapshot in a zip: at its root, or in the one folder that somebody packed.</summary>
internal sealed class ZipSnapshot(string path, ZipArchive archive) : ISnapshotStore
{
    private readonly string prefix = PrefixOf(archive);

    public string PathOf(string name) => path + "!" + prefix + name;

    public Stream? Open(string name) => archive.GetEntry(prefix + name)?.Open();

    public long LengthOf(string name) => archive.GetEntry(prefix + name)?.Length ?? 0;

    private static string PrefixOf(ZipArchive archive)
    {
        var manifests = archive.Entries.Where(entry => entry.Name == SnapshotManifest.FileName).ToList();
        return manifests.Count == 1 ? manifests[0].FullName.Substring(0, manifests[0].FullName.Length - SnapshotManifest.FileName.Length) : string.Empty;
    }
}
