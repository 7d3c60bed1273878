using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Live;

/// <summary>Objects that came down the pipeline, as a source like any other.</summary>
internal sealed class LiveObjectSource(EntitySet set, IReadOnlyList<EvidenceRecord> records) : ITenantSource
{
    public string Description => $"{records.Count} {set} from the pipeline";

    public Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        foreach (var record in records)
        {
            sink.Add(set, record);
        }

        var coverage = new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.Available, Count = records.Count };
        return Task.FromResult(new SourceReport { Coverage = new EvidenceCoverage([coverage]), CapturedAt = DateTimeOffset.UtcNow });
    }
}
