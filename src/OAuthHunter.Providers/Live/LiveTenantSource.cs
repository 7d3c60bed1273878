using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Live;

/// <summary>A live tenant as evidence: Graph's sets side by side, Exchange's beside them. Every set that was asked for is reported.</summary>
internal sealed class LiveTenantSource(TenantConnection connection, GraphClient? graph, RetryPolicy policy, IExchangeReader? exchange, LiveReadOptions options) : ITenantSource
{
    public string Description => connection.Description;

    public async Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        var tenant = new TenantIdSink(sink);
        var shared = new SharedSink(tenant);
        var fromGraph = graph is null
            ? Task.FromResult<IReadOnlyList<SetResult>>([])
            : new GraphReader(graph, policy, options, shared, observer).ReadAsync(cancellationToken);
        var fromExchange = ReadExchangeAsync(shared, observer, cancellationToken);
        await Task.WhenAll(fromGraph, fromExchange).ConfigureAwait(false);

        var results = fromGraph.Result;
        var coverage = results.Select(result => result.Coverage).Concat(fromExchange.Result).ToList();
        var read = new HashSet<string>(coverage.Select(set => set.EntitySet), StringComparer.OrdinalIgnoreCase);
        coverage.AddRange(EntitySets.All.Where(set => !read.Contains(set.Name)).Select(Unread));
        return new SourceReport
        {
            Files = [.. results.Select(result => result.File)],
            Coverage = new EvidenceCoverage(coverage),
            CapturedAt = options.CapturedAt,
            TenantId = tenant.TenantId ?? (Guid.TryParse(connection.TenantId, out _) ? connection.TenantId : null),
        };
    }

    private async Task<IReadOnlyList<EntitySetCoverage>> ReadExchangeAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        var coverage = new List<EntitySetCoverage>();
        if (exchange is null)
        {
            return coverage;
        }

        foreach (var set in EntitySets.All.Where(set => options.Includes(set) && exchange.CanRead(set)))
        {
            coverage.Add(await exchange.ReadAsync(set, sink, options, observer, cancellationToken).ConfigureAwait(false));
        }

        return coverage;
    }

    private EntitySetCoverage Unread(EntitySet set) => new()
    {
        EntitySet = set.Name,
        State = EvidenceState.NotCaptured,
        Reason = !options.Includes(set)
            ? "It was not asked for."
            : GraphCatalogue.Find(set) is null
                ? "The connection has no way to Exchange Online."
                : "The connection has no way to Microsoft Graph.",
    };

    /// <summary>Learns the tenant's id from its organization object as it passes.</summary>
    private sealed class TenantIdSink(IEvidenceSink sink) : IEvidenceSink
    {
        public string? TenantId { get; private set; }

        public void Add(EntitySet set, EvidenceRecord record)
        {
            TenantId ??= (record as Organization)?.Id;
            sink.Add(set, record);
        }
    }
}
