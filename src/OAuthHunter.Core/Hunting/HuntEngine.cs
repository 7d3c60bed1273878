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
            var isAsked = options.DetectionIds.Count == 0 || options.DetectionIds.Contains(detection.Descriptor.Id, StringComparer.OrdinalIgnoreCase);
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
        var missing = Missing(descriptor, context);
        if (missing.Count == descriptor.Needs.Count && missing.Count > 0)
        {
            return Outcome(descriptor, DetectionState.NotAssessed, 0, missing);
        }

        try
        {
            var count = 0;
            foreach (var found in detection.Detect(context))
            {
                var finding = missing.Count == 0 ? found : found with { NotAssessed = [.. found.NotAssessed, .. missing] };
                count++;
                all.Add(finding);
                if (isAsked && Passes(finding, context.Options))
                {
                    observer.OnFinding(finding);
                }
            }

            var open = detection.NotAssessed(context).ToList();
            var state = count > 0 ? DetectionState.Finding : missing.Count > 0 || open.Count > 0 || IsIncomplete(descriptor, context) ? DetectionState.PartlyAssessed : DetectionState.Pass;
            return Outcome(descriptor, state, count, [.. missing, .. open]);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            observer.OnDetectionFailed(descriptor.Id, exception);
            return Outcome(descriptor, DetectionState.Error, 0, [exception.Message]);
        }
    }

    private static void RunChains(HuntContext context, List<Finding> findings, IHuntObserver observer, CancellationToken cancellationToken)
    {
        foreach (var pattern in ChainCatalog.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isAsked = context.Options.DetectionIds.Count == 0 || context.Options.DetectionIds.Contains(pattern.Descriptor.Id, StringComparer.OrdinalIgnoreCase);
            if (!isAsked)
            {
                continue;
            }

            var missing = Missing(pattern.Descriptor, context);
            try
            {
                var chains = pattern.Correlate(context, findings).ToList();
                foreach (var chain in chains.Where(chain => chain.Severity >= context.Options.MinimumSeverity && IsInWindow(chain.Start, chain.End, context.Options)))
                {
                    observer.OnChain(chain);
                }

                var state = chains.Count > 0 ? DetectionState.Finding : missing.Count == pattern.Descriptor.Needs.Count ? DetectionState.NotAssessed : missing.Count > 0 ? DetectionState.PartlyAssessed : DetectionState.Pass;
                observer.OnOutcome(Outcome(pattern.Descriptor, state, chains.Count, missing));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                observer.OnDetectionFailed(pattern.Descriptor.Id, exception);
                observer.OnOutcome(Outcome(pattern.Descriptor, DetectionState.Error, 0, [exception.Message]));
            }
        }
    }

    private static List<string> Missing(DetectionDescriptor descriptor, HuntContext context) =>
        [.. Considered(descriptor, context).Where(need => !context.Has(need)).Select(need =>
            $"{need.Aspect}: {string.Join("; ", need.Sets.Where(set => !context.Has(set)).Select(set => $"{set.Name} ({context.Facts.Coverage.Of(set).State}: {context.Facts.Coverage.Of(set).Reason})"))}")];

    private static bool IsIncomplete(DetectionDescriptor descriptor, HuntContext context) =>
        Considered(descriptor, context).SelectMany(need => need.Sets).Any(set => !context.Facts.Coverage.IsWhole(set));

    // A fallback counts only where nothing better is there.
    private static IEnumerable<EvidenceNeed> Considered(DetectionDescriptor descriptor, HuntContext context) =>
        descriptor.Needs.Any(need => !need.IsFallback && context.Has(need)) ? descriptor.Needs.Where(need => !need.IsFallback) : descriptor.Needs;

    private static bool Passes(Finding finding, HuntOptions options) =>
        finding.Severity >= options.MinimumSeverity && IsInWindow(finding.FirstSeen, finding.LastSeen, options);

    private static bool IsInWindow(DateTimeOffset? first, DateTimeOffset? last, HuntOptions options) =>
        !(last < options.Since) && !(first > options.Until);

    private static DetectionOutcome Outcome(DetectionDescriptor descriptor, DetectionState state, int findings, IReadOnlyList<string> reasons) =>
        new() { DetectionId = descriptor.Id, Title = descriptor.Title, State = state, Findings = findings, Reasons = reasons };
}
