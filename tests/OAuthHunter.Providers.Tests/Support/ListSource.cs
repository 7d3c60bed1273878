using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Support;

/// <summary>Records of a list as a source.</summary>
internal sealed class ListSource(params (EntitySet Set, EvidenceRecord Record)[] records) : ITenantSource
{
    public const string Tenant = "0c0ffee0-1111-4222-8333-444455556666";

    public Dictionary<EntitySet, (EvidenceState State, string? Reason)> States { get; } = [];

    public Exception? Failure { get; init; }

    public string Description => "list";

    public Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        foreach (var (set, record) in records)
        {
            sink.Add(set, record);
            States[set] = (EvidenceState.Available, null);
        }

        return Failure is not null ? Task.FromException<SourceReport>(Failure) : Task.FromResult(new SourceReport
        {
            Coverage = new EvidenceCoverage(States.Select(state => new EntitySetCoverage
            {
                EntitySet = state.Key.Name,
                State = state.Value.State,
                Reason = state.Value.Reason,
                Count = records.Count(entry => entry.Set == state.Key),
            })),
            TenantId = Tenant,
        });
    }
}
