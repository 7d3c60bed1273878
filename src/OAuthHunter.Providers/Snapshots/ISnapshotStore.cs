namespace OAuthHunter.Providers.Snapshots;

/// <summary>Where a snapshot lies: a folder or a zip.</summary>
internal interface ISnapshotStore
{
    /// <summary>Path for people of a file in it.</summary>
    string PathOf(string name);

    /// <summary>The file, or null when there is none.</summary>
    Stream? Open(string name);

    /// <summary>Length of the file; 0 when not known.</summary>
    long LengthOf(string name);
}
