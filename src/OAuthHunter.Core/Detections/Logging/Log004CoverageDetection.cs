using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Detections.Logging;

/// <summary>LOG-004.</summary>
public sealed class Log004CoverageDetection : Detection
{
    public override DetectionDescriptor Descriptor { get; } = new()
    {
        Id = "LOG-004",
        Title = "Evidence is missing, so parts of the hunt say nothing",
        Severity = Severity.Info,
        Logic = "Every kind of evidence that the product knows is checked: captured, whole, permitted, licensed. One finding names those that are not, and the detections that therefore could not "
            + "judge, or only in part. When everything is whole, nothing is reported.",
        Rationale = "A hunt without evidence finds nothing, and nothing found looks like a clean tenant. The intruders of 2022 waited for months, longer than many logs are kept.",
        BenignIf = "The evidence was narrowed on purpose.",
        Remediation = "Capture what is missing with an account that may read it (Global Reader and Security Reader cover nearly all), export logs before they expire, and hunt again.",
        Techniques = ["T1562.008"],
        Needs = [],
    };

    public override IEnumerable<Finding> Detect(HuntContext context)
    {
        var coverage = context.Facts.Coverage;
        var lacking = coverage.Sets.Where(set => set.State != EvidenceState.Available).ToList();
        if (lacking.Count == 0)
        {
            yield break;
        }

        var blind = new List<string>();
        var partial = new List<string>();
        foreach (var descriptor in DetectionCatalog.All.Select(detection => detection.Descriptor).Where(descriptor => descriptor.Needs.Count > 0))
        {
            if (EvidenceAssessment.IsBlind(descriptor, context))
            {
                blind.Add(descriptor.Id);
            }
            else if (EvidenceAssessment.IsPartial(descriptor, context))
            {
                partial.Add(descriptor.Id);
            }
        }

        var tenant = context.Facts.Tenant;
        var id = tenant.TenantId ?? "tenant";
        var finding = FindingFactory.Create(
            Descriptor,
            new FindingTarget(TargetKind.Tenant, id, tenant.DisplayName ?? id),
            Severity.Info,
            $"{lacking.Count} of {coverage.Sets.Count} kinds of evidence are missing or incomplete. Not assessed: {List(blind)}. Assessed in part: {List(partial)}.",
            lacking.Select(Row));
        yield return finding with { NotAssessed = [.. blind.Select(detection => $"{detection}: none of its evidence was captured")] };
    }

    private static EvidenceItem Row(EntitySetCoverage set) => new()
    {
        EntitySet = set.EntitySet,
        Key = set.EntitySet,
        Description = $"{set.EntitySet} is {set.State}{(set.Count > 0 ? $" ({set.Count} records read)" : string.Empty)}{(set.Reason is null ? string.Empty : $": {set.Reason}")}",
    };

    private static string List(List<string> ids) => ids.Count == 0 ? "none" : string.Join(", ", ids);
}
