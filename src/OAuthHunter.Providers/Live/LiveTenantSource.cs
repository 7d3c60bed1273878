using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Live;

/// <summary>A live tenant as evidence: Graph's sets side by side, Exchange's beside them. Every set that was asked for is reported.</summary>
internal sealed class LiveTenantSource(
    TenantConnection connection, GraphClient? graph, RetryPolicy policy, IExchangeReader? exchange, LiveReadOptions options, AuditLogAccess auditLog = AuditLogAccess.Auto) : ITenantSource
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
        var fromLog = ReportAsync(ReadAuditLogAsync(shared, observer, cancellationToken, fromExchange), observer);
        await Task.WhenAll(fromGraph, fromExchange, fromLog).ConfigureAwait(false);

        var results = fromGraph.Result;
        var coverage = results.Select(result => result.Coverage).Concat(fromExchange.Result).Concat(fromLog.Result is { } log ? [log] : []).ToList();
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

        var sets = EntitySets.All.Where(set => set != EntitySets.UnifiedAuditLog && options.Includes(set) && exchange.CanRead(set)).ToList();
        await exchange.PrepareAsync(sets, cancellationToken).ConfigureAwait(false);
        foreach (var set in sets)
        {
            var read = await exchange.ReadAsync(set, sink, options, observer, cancellationToken).ConfigureAwait(false);
            (observer as ICaptureObserver)?.SetRead(read);
            coverage.Add(read);
        }

        return coverage;
    }

    private static async Task<EntitySetCoverage?> ReportAsync(Task<EntitySetCoverage?> reading, IReadObserver observer)
    {
        var coverage = await reading.ConfigureAwait(false);
        if (coverage is not null)
        {
            (observer as ICaptureObserver)?.SetRead(coverage);
        }

        return coverage;
    }

    /// <summary>
    /// The audit log by the road that was asked for. Without a wish Graph serves where Exchange Online is out of reach or refuses
    /// the log; what Exchange had begun to give is never mixed with it.
    /// </summary>
    private async Task<EntitySetCoverage?> ReadAuditLogAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken, Task exchangeDone)
    {
        if (!options.Includes(EntitySets.UnifiedAuditLog))
        {
            return null;
        }

        EntitySetCoverage? refused = null;
        if (auditLog != AuditLogAccess.Graph && exchange?.CanRead(EntitySets.UnifiedAuditLog) == true)
        {
            // Behind Exchange's other sets: it gives one identity few requests at a time.
            await exchangeDone.ConfigureAwait(false);
            var coverage = await exchange.ReadAsync(EntitySets.UnifiedAuditLog, sink, options, observer, cancellationToken).ConfigureAwait(false);
            if (graph is null || auditLog == AuditLogAccess.Exchange || coverage.Count > 0 || coverage.State is EvidenceState.Available or EvidenceState.Incomplete)
            {
                return coverage;
            }

            refused = coverage;
        }

        if (graph is null || auditLog == AuditLogAccess.Exchange)
        {
            return refused;
        }

        var read = await new AuditLogQueries(graph, policy).ReadAsync(options, sink, observer, cancellationToken).ConfigureAwait(false);
        return read.State == EvidenceState.Available || refused is null ? read : read with { Reason = $"{refused.Reason} {read.Reason}" };
    }

    private EntitySetCoverage Unread(EntitySet set) => new()
    {
        EntitySet = set.Name,
        State = EvidenceState.NotCaptured,
        Reason = !options.Includes(set)
            ? "It was not asked for."
            : set == EntitySets.DnsRecords ? "Names are looked up only where -ResolveDns asks for it."
            : set == EntitySets.AzureActivities ? "A live tenant is not asked for it; an exported activity log can be hunted in."
            : GraphCatalogue.Find(set) is null && !(set == EntitySets.UnifiedAuditLog && auditLog == AuditLogAccess.Graph)
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
