using OAuthHunter.Facts;

namespace OAuthHunter.Evidence;

/// <summary>
/// Evidence of one tenant, read and ready to hunt in: what files gave, what is covered, and the distilled records. Logs are
/// distilled while they stream by, so memory follows distinct objects, not rows.
/// </summary>
public sealed class TenantEvidence
{
    private const int LargeTenant = 100_000;

#if NET
    // Gives the memory back to the system as well.
    private const GCCollectionMode Thorough = GCCollectionMode.Aggressive;
#else
    private const GCCollectionMode Thorough = GCCollectionMode.Forced;
#endif

    private readonly Lazy<TenantFacts> facts;

    internal TenantEvidence(ITenantSource source, SourceReport report, EvidenceStore store)
    {
        Source = source;
        Report = report;
        Store = store;
        facts = new Lazy<TenantFacts>(() => TenantFactsBuilder.Build(this));
    }

    /// <summary>Where it came from; can be read again.</summary>
    public ITenantSource Source { get; }

    public SourceReport Report { get; }

    public string Description => Source.Description;

    public IReadOnlyList<EvidenceFile> Files => Report.Files;

    public EvidenceCoverage Coverage => Report.Coverage;

    /// <summary>Tenant id as the source or the organization object tells.</summary>
    public string? TenantId => Report.TenantId ?? Facts.Tenant.TenantId;

    /// <summary>The moment that the evidence speaks of.</summary>
    public DateTimeOffset ReferenceTime => Report.CapturedAt ?? Store.LatestEvent ?? DateTimeOffset.MinValue;

    /// <summary>Records kept.</summary>
    public EvidenceStore Store { get; }

    /// <summary>The facts joined from it; built on first use.</summary>
    public TenantFacts Facts => facts.Value;

    /// <summary>Reads a source to its end.</summary>
    public static async Task<TenantEvidence> ReadAsync(ITenantSource source, IReadObserver observer, CancellationToken cancellationToken)
    {
        var store = new EvidenceStore();
        var report = await source.ReadAsync(store, observer, cancellationToken).ConfigureAwait(false);
        store.Seal();
        if (store.Count > LargeTenant)
        {
            // Pages, duplicates and lookup tables of the reading are garbage by now, a hundred megabytes of it. A runbook sandbox
            // counts memory, not what the collector would free if it came round; a fraction of a second buys it back.
            GC.Collect(GC.MaxGeneration, Thorough, blocking: true, compacting: true);
        }

        return new TenantEvidence(source, report, store);
    }

    public override string ToString() => Description;
}
