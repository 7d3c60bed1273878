namespace OAuthHunter.Providers.Snapshots;

/// <summary>A snapshot in a folder.</summary>
internal sealed class FolderSnapshot(string folder) : ISnapshotStore
{
    public string PathOf(string name) => Path.Combine(folder, name);

    public Stream? Open(string name)
    {
        var path = PathOf(name);
        return File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 64 * 1024, FileOptions.SequentialScan) : null;
    }

    public long LengthOf(string name) => File.Exists(PathOf(name)) ? new FileInfo(PathOf(name)).Length : 0;
}
