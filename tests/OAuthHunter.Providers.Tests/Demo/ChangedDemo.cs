using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>The demo tenant with a detail changed, or left out where the change gives null.</summary>
internal sealed class ChangedDemo(DemoTenantSource whole, Func<EvidenceRecord, EvidenceRecord?> change) : ITenantSource
{
    public string Description => whole.Description;

    public async Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        var all = new DemoCollector();
        var report = await whole.ReadAsync(all, observer, cancellationToken);
        foreach (var (set, record) in all.Records)
        {
            if (change(record) is { } changed)
            {
                sink.Add(set, changed);
            }
        }

        return report;
    }
}
