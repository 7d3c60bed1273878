using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Live;

/// <summary>Lets listings that run side by side feed a sink that takes one record at a time.</summary>
internal sealed class SharedSink(IEvidenceSink sink) : IBatchSink
{
    private readonly object gate = new();

    public void Add(EntitySet set, EvidenceRecord record)
    {
        lock (gate)
        {
            sink.Add(set, record);
        }
    }

    public void AddRange(EntitySet set, IReadOnlyList<EvidenceRecord> records)
    {
        lock (gate)
        {
            for (var i = 0; i < records.Count; i++)
            {
                sink.Add(set, records[i]);
            }
        }
    }
}
