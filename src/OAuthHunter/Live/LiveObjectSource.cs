using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Live;

/// <summary>Objects that came down the pipeline, as a source like any other.</summary>
internal sealed class LiveObjectSource(IReadOnlyList<(EntitySet Set, EvidenceRecord Record)> records) : ITenantSource
{
    public string Description => $"{records.Count} objects from the pipeline";

    public Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        foreach (var (set, record) in records)
        {
            sink.Add(set, record);
        }

        var coverage = records.GroupBy(item => item.Set).Select(group => new EntitySetCoverage { EntitySet = group.Key.Name, State = EvidenceState.Available, Count = group.Count() });
        return Task.FromResult(new SourceReport { Coverage = new EvidenceCoverage([.. coverage]), CapturedAt = DateTimeOffset.UtcNow });
    }
}
