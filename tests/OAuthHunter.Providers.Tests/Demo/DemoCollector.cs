using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>Keeps every record of a demo tenant, set by set.</summary>
internal sealed class DemoCollector : IEvidenceSink, IReadObserver
{
    private readonly List<(EntitySet Set, EvidenceRecord Record)> records = [];

    public IReadOnlyList<(EntitySet Set, EvidenceRecord Record)> Records => records;

    public static DemoCollector Of(DemoOptions options)
    {
        var collector = new DemoCollector();
        new DemoTenantSource(options).ReadAsync(collector, collector, CancellationToken.None).GetAwaiter().GetResult();
        return collector;
    }

    public IReadOnlyList<T> All<T>(EntitySet set)
        where T : EvidenceRecord => [.. records.Where(item => item.Set == set).Select(item => item.Record).Cast<T>()];

    public void Add(EntitySet set, EvidenceRecord record) => records.Add((set, record));

    public void Progress(string file, long bytesRead, long bytesTotal, long rows)
    {
    }

    public void FileRead(EvidenceFile file)
    {
    }
}
