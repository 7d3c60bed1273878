using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>The demo tenant as an investigator may get it: some sets only, or in another order.</summary>
internal sealed class PartOfDemo(DemoTenantSource whole, IReadOnlyCollection<EntitySet> sets, bool isReversed = false) : ITenantSource
{
    public string Description => whole.Description;

    public async Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        var all = new DemoCollector();
        var report = await whole.ReadAsync(all, observer, cancellationToken);
        IEnumerable<(EntitySet Set, EvidenceRecord Record)> records = all.Records.Where(item => sets.Contains(item.Set));
        foreach (var (set, record) in isReversed ? records.Reverse() : records)
        {
            sink.Add(set, record);
        }

        return report with { Coverage = new EvidenceCoverage(sets.Select(report.Coverage.Of)) };
    }
}
