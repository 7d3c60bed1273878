using OAuthHunter.Evidence;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>
/// Evidence made record by record. A set counts as captured when something was added to it or <see cref="With"/> names it;
/// everything else is NotCaptured, as in a real hunt.
/// </summary>
internal sealed class TestTenant : ITenantSource
{
    public const string TenantId = "0c0ffee0-1111-4222-8333-444455556666";

    private readonly List<(EntitySet Set, EvidenceRecord Record)> records = [];
    private readonly Dictionary<string, EntitySetCoverage> coverage = [];

    public DateTimeOffset Now { get; init; } = new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);

    public string Description => "test";

    /// <summary>What was added, in order.</summary>
    public IReadOnlyList<(EntitySet Set, EvidenceRecord Record)> Records => records;

    /// <summary>A tenant named Contoso with contoso.com and contoso.onmicrosoft.com.</summary>
    public static TestTenant Contoso() => new TestTenant().Add(
        EntitySets.Organization,
        new Organization { Id = TenantId, DisplayName = "Contoso", VerifiedDomains = ["contoso.com", "contoso.onmicrosoft.com"] });

    public TestTenant Add(EntitySet set, params EvidenceRecord[] added)
    {
        foreach (var record in added)
        {
            record.Origin = new EvidenceOrigin(set.Name + ".ndjson", records.Count + 1);
            records.Add((set, record));
        }

        return With(set);
    }

    /// <summary>Marks sets as captured whole, though maybe empty.</summary>
    public TestTenant With(params EntitySet[] sets)
    {
        foreach (var set in sets)
        {
            coverage.TryAdd(set.Name, new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.Available });
        }

        return this;
    }

    /// <summary>Marks a log as whole between two moments.</summary>
    public TestTenant Covering(EntitySet set, DateTimeOffset first, DateTimeOffset last)
    {
        coverage[set.Name] = new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.Available, First = first, Last = last };
        return this;
    }

    /// <summary>Marks a set as missing or damaged.</summary>
    public TestTenant Without(EntitySet set, EvidenceState state, string reason)
    {
        coverage[set.Name] = new EntitySetCoverage { EntitySet = set.Name, State = state, Reason = reason };
        return this;
    }

    public TenantEvidence Read() => TenantEvidence.ReadAsync(this, NullObserver.Instance, CancellationToken.None).GetAwaiter().GetResult();

    public Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        foreach (var (set, record) in records)
        {
            sink.Add(set, record);
        }

        return Task.FromResult(new SourceReport
        {
            Coverage = new EvidenceCoverage(coverage.Values),
            CapturedAt = Now,
            TenantId = TenantId,
        });
    }

    /// <summary>Runs one detection through the engine, as a hunt does.</summary>
    public HuntResult Hunt(string detectionId) => HuntResult.Of(Read(), new HuntOptions { DetectionIds = [detectionId] });

    private sealed class NullObserver : IReadObserver
    {
        public static NullObserver Instance { get; } = new();

        public void Progress(string file, long bytesRead, long bytesTotal, long rows)
        {
        }

        public void FileRead(EvidenceFile file)
        {
        }
    }
}
