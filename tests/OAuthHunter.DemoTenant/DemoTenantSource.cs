using OAuthHunter.DemoTenant.Wide;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.DemoTenant;

/// <summary>The invented tenant as a source of evidence. Needs no file, no network and no clock.</summary>
public sealed class DemoTenantSource : ITenantSource
{
    /// <summary>The tenant has Entra ID P1, not P2: what P2 would show is missing, and says so.</summary>
    private static readonly EntitySet[] NeedsP2 =
    [
        EntitySets.RoleAssignmentScheduleInstances, EntitySets.RoleEligibilityScheduleInstances, EntitySets.GroupEligibilityScheduleInstances, EntitySets.RiskyUsers,
        EntitySets.RiskyServicePrincipals, EntitySets.RiskDetections, EntitySets.ServicePrincipalRiskDetections,
    ];

    private readonly DemoOptions options;
    private readonly HashSet<EntitySet> captured;
    private readonly IReadOnlyList<(EntitySet Set, EvidenceRecord Record)> records;

    public DemoTenantSource(DemoOptions options)
    {
        this.options = options;
        var contoso = DemoTenantBuilder.Build(options);
        Answers = DemoAnswers.Of(contoso);
        TenantId = contoso.TenantId;
        captured = contoso.Captured;
        records = InSnapshotOrder(contoso.Records);
    }

    /// <summary>Names of the widened tenants, one or more for each family of detections.</summary>
    public static IReadOnlyList<string> WideTenants { get; } = [.. FamilyCases.All.Select(cases => cases.Name)];

    /// <summary>What a hunt through this tenant must and must not say.</summary>
    public DemoAnswers Answers { get; }

    public string TenantId { get; }

    public string Description => $"Contoso (invented tenant, seed {options.Seed})";

    public Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        foreach (var (set, record) in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            sink.Add(set, record);
        }

        return Task.FromResult(new SourceReport
        {
            Coverage = new EvidenceCoverage(EntitySets.All.Select(Coverage)),
            CapturedAt = options.ReferenceTime,
            TenantId = TenantId,
        });
    }

    private static List<(EntitySet Set, EvidenceRecord Record)> InSnapshotOrder(IReadOnlyList<(EntitySet Set, EvidenceRecord Record)> made)
    {
        var ordered = new List<(EntitySet Set, EvidenceRecord Record)>(made.Count);
        foreach (var set in EntitySets.All)
        {
            var line = 0;
            foreach (var item in made.Where(item => item.Set == set).OrderBy(item => TimeOf(item.Record)).ThenBy(item => IdOf(item.Record), StringComparer.Ordinal))
            {
                item.Record.Origin = new EvidenceOrigin(set.Name + ".ndjson", ++line);
                ordered.Add(item);
            }
        }

        return ordered;
    }

    private static DateTimeOffset? TimeOf(EvidenceRecord record) => record switch
    {
        SignIn signIn => signIn.CreatedDateTime,
        DirectoryAudit audit => audit.ActivityDateTime,
        AuditRecord audit => audit.CreationTime,
        MessageTrace trace => trace.Received,
        AzureActivity activity => activity.EventTimestamp,
        _ => null,
    };

    private static string? IdOf(EvidenceRecord record) => record switch
    {
        SignIn signIn => signIn.Id,
        DirectoryAudit audit => audit.Id,
        AuditRecord audit => audit.Id,
        _ => null,
    };

    private EntitySetCoverage Coverage(EntitySet set)
    {
        var times = records.Where(item => item.Set == set).Select(item => TimeOf(item.Record)).ToList();
        if (times.Count > 0 || captured.Contains(set))
        {
            return new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.Available, Count = times.Count, First = times.Min(), Last = times.Max() };
        }

        if (NeedsP2.Contains(set))
        {
            return new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.NotLicensed, Reason = "The tenant has no Entra ID P2 licence." };
        }

        return new EntitySetCoverage { EntitySet = set.Name, State = EvidenceState.NotCaptured, Reason = "The demo tenant does not hold it." };
    }
}
