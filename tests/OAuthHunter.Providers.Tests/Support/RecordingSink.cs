using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Support;

/// <summary>Keeps what a source gives.</summary>
internal sealed class RecordingSink : IEvidenceSink, IReadObserver
{
    public List<(EntitySet Set, EvidenceRecord Record)> Records { get; } = [];

    public int ProgressCalls { get; private set; }

    public List<EvidenceFile> FilesRead { get; } = [];

    public IEnumerable<T> Of<T>()
        where T : EvidenceRecord => Records.Select(entry => entry.Record).OfType<T>();

    public void Add(EntitySet set, EvidenceRecord record) => Records.Add((set, record));

    public void Progress(string file, long bytesRead, long bytesTotal, long rows) => ProgressCalls++;

    public void FileRead(EvidenceFile file) => FilesRead.Add(file);
}
