using System.Globalization;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Logging;

/// <summary>LOG-002.</summary>
public sealed class Log002RetentionDetection : Detection
{
    // What the services keep: Entra logs 7 days without a licence and 30 with, the unified audit log 180 days.
    private static readonly (EntitySet Set, int Days)[] Logs = [(EntitySets.SignIns, 30), (EntitySets.DirectoryAudits, 30), (EntitySets.UnifiedAuditLog, 180)];

    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "LOG-002",
        Title = "Logs reach back less far than an intruder waits",
        Severity = Severity.Low,
        Logic = "The first record of each log in the evidence is younger than what the service keeps: sign-ins and directory audits 30 days (7 without Entra ID P1), unified audit log 180 days. One finding names each with its reach and the detections that "
            + "see nothing before. A log that is empty or not captured is LOG-004's matter.",
        Rationale = "The intruders of 2022 waited weeks to months between the app and its use: what armed the app may lie before the first record, and then only the app itself tells of it.",
        BenignIf = "The evidence was narrowed to a window on purpose, or the tenant is young.",
        Remediation = "Export logs to storage or a SIEM (diagnostic settings for Entra, Audit Premium or export for the unified audit log), and hunt again with all that is still kept.",
        Techniques = ["T1562.008"],
        Needs = [new("sign-ins", EntitySets.SignIns), new("changes in Entra", EntitySets.DirectoryAudits), new("unified audit log", EntitySets.UnifiedAuditLog)],
        Permissions = ["AuditLog.Read.All", "Exchange Online: View-Only Audit Logs"],
        References = [new Uri("https://learn.microsoft.com/en-us/entra/identity/monitoring-health/reference-reports-data-retention")],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var rows = new List<EvidenceItem>();
        var blind = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (set, days) in Logs)
        {
            var coverage = context.Facts.Coverage.Of(set);
            if (coverage.First is not { } first || context.Now - first >= TimeSpan.FromDays(days - 1))
            {
                continue;
            }

            rows.Add(new EvidenceItem
            {
                EntitySet = set.Name,
                Key = set.Name,
                Time = first,
                Description = string.Format(CultureInfo.InvariantCulture, "{0} begins {1:yyyy-MM-dd HH:mm}Z, {2:0} days back; the service keeps {3}", set.Name, first.UtcDateTime, (context.Now - first).TotalDays, days),
            });
            blind.UnionWith(DetectionCatalog.All.Select(detection => detection.Descriptor).Where(descriptor => descriptor.Needs.Any(need => need.Sets.Contains(set))).Select(descriptor => descriptor.Id));
        }

        if (rows.Count > 0)
        {
            var id = context.Facts.Tenant.TenantId ?? "tenant";
            yield return FindingFactory.Create(
                Descriptor, new FindingTarget(TargetKind.Tenant, id, context.Facts.Tenant.DisplayName ?? id), Severity.Low,
                $"{string.Join("; ", rows.Select(row => row.Description))}. These see nothing of what happened before: {string.Join(", ", blind)}.", rows) with { FirstSeen = null, LastSeen = null };
        }
    }

    public override IEnumerable<string> NotAssessed(HuntContext context) => Logs
        .Where(log => context.Has(log.Set) && context.Facts.Coverage.Of(log.Set).First is null)
        .Select(log => $"{log.Set.Name}: no record carries a time, so its reach is not known.");
}
