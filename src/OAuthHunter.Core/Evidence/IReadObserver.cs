namespace OAuthHunter.Evidence;

/// <summary>Follows a read as it goes. May be called from any thread.</summary>
public interface IReadObserver
{
    /// <summary>Progress of the file at hand: bytes consumed of how many (0 when not known), and rows read of it.</summary>
    void Progress(string file, long bytesRead, long bytesTotal, long rows);

    /// <summary>A file is done, for better or worse.</summary>
    void FileRead(EvidenceFile file);
}
