using OAuthHunter.Correlation;
using OAuthHunter.Detections;
using OAuthHunter.Facts;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>Runs detections over facts, then ties their findings into chains. A crash in one leaves the others running.</summary>
public static class HuntEngine
{
    /// <param name="facts">What to hunt in.</param>
    /// <param name="options">What to hunt for.</param>
    /// <param name="observer">Gets every result as it comes.</param>
    /// <param name="cancellationToken">Stops between detections.</param>
    public static void Run(TenantFacts facts, HuntOptions options, IHuntObserver observer, CancellationToken cancellationToken)
    {
        var context = new HuntContext(facts, options);
        var all = new List<Finding>();
        foreach (var detection in DetectionCatalog.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isAsked = IsAsked(detection.Descriptor.Id, options);
            var outcome = RunOne(detection, context, isAsked, all, observer);
            if (isAsked)
            {
                observer.OnOutcome(outcome);
            }
        }

        RunChains(context, all, observer, cancellationToken);
    }

    // Chains are told from all findings, whatever the caller filters: a filter narrows the report, not the truth.
    private static DetectionOutcome RunOne(Detection detection, HuntContext context, bool isAsked, List<Finding> all, IHuntObserver observer)
    {
        var descriptor = detection.Descriptor;
        var missing = EvidenceAssessment.Missing(descriptor, context);
        if (EvidenceAssessment.IsBlind(descriptor, context))
        {
            return Outcome(descriptor, DetectionState.NotAssessed, 0, missing);
        }

        List<Finding> found;
        List<string> open;
        try
        {
            found = [.. detection.Detect(context).Select(finding => context.Options.AllowList.Apply(finding, context.Now))];
            open = [.. detection.NotAssessed(context)];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            observer.OnDetectionFailed(descriptor.Id, exception);
            return Outcome(descriptor, DetectionState.Error, 0, [exception.Message]);
        }

        // Outside of the try: what the observer throws is the caller's affair, not the detection's.
        foreach (var finding in found.Select(one => missing.Count == 0 ? one : one with { NotAssessed = [.. one.NotAssessed, .. missing] }))
        {
            all.Add(finding);
            if (isAsked && Passes(finding, context.Options))
            {
                observer.OnFinding(finding);
            }
        }

        var isPartial = missing.Count > 0 || open.Count > 0 || EvidenceAssessment.IsPartial(descriptor, context);
        return Outcome(descriptor, State(found.Count, isPartial), found.Count, [.. missing, .. open]);
    }

    private static void RunChains(HuntContext context, List<Finding> findings, IHuntObserver observer, CancellationToken cancellationToken)
    {
        foreach (var pattern in ChainCatalog.All.Where(pattern => IsAsked(pattern.Descriptor.Id, context.Options)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            observer.OnOutcome(RunChain(pattern, context, findings, observer));
        }
    }

    private static DetectionOutcome RunChain(ChainPattern pattern, HuntContext context, List<Finding> findings, IHuntObserver observer)
    {
        var descriptor = pattern.Descriptor;
        List<AttackChain> chains;
        try
        {
            chains = [.. pattern.Correlate(context, [.. findings.Active()])];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            observer.OnDetectionFailed(descriptor.Id, exception);
            return Outcome(descriptor, DetectionState.Error, 0, [exception.Message]);
        }

        foreach (var chain in chains.Where(chain => chain.Severity >= context.Options.MinimumSeverity && IsInWindow(chain.Start, chain.End, context.Options)))
        {
            observer.OnChain(chain);
        }

        var missing = EvidenceAssessment.Missing(descriptor, context);
        var state = chains.Count == 0 && EvidenceAssessment.IsBlind(descriptor, context)
            ? DetectionState.NotAssessed
            : State(chains.Count, missing.Count > 0 || EvidenceAssessment.IsPartial(descriptor, context));
        return Outcome(descriptor, state, chains.Count, missing);
    }

    private static DetectionState State(int found, bool isPartial) =>
        found > 0 ? DetectionState.Finding : isPartial ? DetectionState.PartlyAssessed : DetectionState.Pass;

    private static bool IsAsked(string detectionId, HuntOptions options) =>
        options.DetectionIds.Count == 0 || options.DetectionIds.Contains(detectionId, StringComparer.OrdinalIgnoreCase);

    private static bool Passes(Finding finding, HuntOptions options) =>
        finding.Severity >= options.MinimumSeverity && IsInWindow(finding.FirstSeen, finding.LastSeen, options);

    private static bool IsInWindow(DateTimeOffset? first, DateTimeOffset? last, HuntOptions options) =>
        !(last < options.Since) && !(first > options.Until);

    private static DetectionOutcome Outcome(DetectionDescriptor descriptor, DetectionState state, int findings, IReadOnlyList<string> reasons) =>
        new() { DetectionId = descriptor.Id, Title = descriptor.Title, State = state, Findings = findings, Reasons = reasons };
}
