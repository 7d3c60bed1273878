using OAuthHunter.Detections;
using OAuthHunter.Detections.Access;
using OAuthHunter.Facts;
using OAuthHunter.Facts.ConditionalAccess;
using OAuthHunter.Findings;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Hunting;

/// <summary>One check of policies or authentication methods: how it ended, and what proves it.</summary>
public sealed record ConditionalAccessCoverage
{
    /// <summary>Id of the detection behind it.</summary>
    public required string Check { get; init; }

    public required string Title { get; init; }

    public required CoverageState State { get; init; }

    /// <summary>Worst of its findings; null without any.</summary>
    public Severity? Severity { get; init; }

    /// <summary>Policies, or security defaults, that satisfy it in whole or in part.</summary>
    public IReadOnlyList<string> Policies { get; init; } = [];

    /// <summary>Why it did not pass, or what was missing to tell.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>What policies let go, with the members of excluded groups. With the check of exclusions.</summary>
    public IReadOnlyList<PolicyReference> Exclusions { get; init; } = [];

    /// <summary>Ids that policies name and that no longer exist. With the check of exclusions.</summary>
    public IReadOnlyList<PolicyReference> StaleReferences { get; init; } = [];

    /// <summary>What each report-only policy would change. With the check of policies that are not enforced.</summary>
    public IReadOnlyList<ReportOnlyEffect> ReportOnly { get; init; } = [];

    /// <summary>What to know about the control whatever the check says.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What to do, in one sentence; "Nothing to do." for a pass.</summary>
    public required string NextStep { get; init; }

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>One row a check of the families CAP and AUM that was asked for, by id.</summary>
    public static IReadOnlyList<ConditionalAccessCoverage> Build(TenantFacts facts, HuntOptions options, IEnumerable<DetectionOutcome> outcomes, IEnumerable<Finding> findings)
    {
        var context = new HuntContext(facts, options);
        var byCheck = findings.ToLookup(finding => finding.DetectionId, StringComparer.OrdinalIgnoreCase);
        return [.. outcomes.Where(outcome => IsCheck(outcome.DetectionId)).OrderBy(outcome => outcome.DetectionId, StringComparer.Ordinal).Select(outcome => Of(context, outcome, [.. byCheck[outcome.DetectionId].OrderBy(finding => finding)]))];
    }

    /// <summary>Whether a detection is one of these checks.</summary>
    public static bool IsCheck(string detectionId) => detectionId.StartsWith("CAP-", StringComparison.OrdinalIgnoreCase) || detectionId.StartsWith("AUM-", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => $"{Check}: {State}";

    private static ConditionalAccessCoverage Of(HuntContext context, DetectionOutcome outcome, IReadOnlyList<Finding> findings)
    {
        var detection = DetectionCatalog.Find(outcome.DetectionId)!;
        var references = context.Facts.ConditionalAccess.References;
        var proof = detection is PolicyCheck check ? check.Proof(context).Distinct(StringComparer.Ordinal).ToList() : [];
        var state = outcome.State switch
        {
            DetectionState.Finding => proof.Count > 0 ? CoverageState.Partly : CoverageState.Fail,
            DetectionState.Pass => CoverageState.Pass,
            _ => CoverageState.NotAssessed,
        };
        return new ConditionalAccessCoverage
        {
            Check = outcome.DetectionId,
            Title = outcome.Title,
            State = state,
            Severity = findings.Count > 0 ? findings[0].Severity : null,
            Policies = proof,
            Reasons = [.. findings.Select(finding => finding.Summary), .. outcome.Reasons],
            Exclusions = outcome.DetectionId == "CAP-006" ? [.. references.Where(reference => reference.IsExclusion)] : [],
            StaleReferences = outcome.DetectionId == "CAP-006" ? [.. references.Where(reference => reference.IsStale)] : [],
            ReportOnly = outcome.DetectionId == "CAP-005" ? [.. context.Facts.ConditionalAccess.ReportOnly.Select(policy => ReportOnlyEffect.Of(context.Facts, policy))] : [],
            Notes = outcome.DetectionId is "CAP-014" or "CAP-015" ? [.. ContinuousAccess.Resources.Select(resource => resource.ToString())] : [],
            NextStep = state switch
            {
                CoverageState.Pass => "Nothing to do.",
                CoverageState.NotAssessed => $"Capture what is missing: {outcome.Reasons.FirstOrDefault() ?? "the sets that it takes"}",
                _ => detection.Descriptor.Remediation,
            },
            Findings = findings,
        };
    }
}
