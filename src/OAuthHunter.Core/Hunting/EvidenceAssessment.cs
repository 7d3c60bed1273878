using OAuthHunter.Detections;

namespace OAuthHunter.Hunting;

/// <summary>Weighs what a detection takes against what the evidence covers.</summary>
internal static class EvidenceAssessment
{
    /// <summary>Nothing that it takes was read: it cannot speak at all.</summary>
    public static bool IsBlind(DetectionDescriptor descriptor, HuntContext context) =>
        descriptor.Needs.Count > 0 && !descriptor.Needs.Any(context.Has);

    /// <summary>Some of what it takes was not read, or not whole: finding nothing is no pass.</summary>
    public static bool IsPartial(DetectionDescriptor descriptor, HuntContext context) =>
        Considered(descriptor, context).SelectMany(need => need.Sets).Any(set => !context.Facts.Coverage.IsWhole(set));

    /// <summary>The aspects that were not read, each with its sets, their state and the reason.</summary>
    public static List<string> Missing(DetectionDescriptor descriptor, HuntContext context) =>
        [.. Considered(descriptor, context).Where(need => !context.Has(need)).Select(need => $"{need.Aspect}: {Sets(need, context)}")];

    private static string Sets(EvidenceNeed need, HuntContext context) => string.Join("; ", need.Sets
        .Where(set => !context.Has(set))
        .Select(set => context.Facts.Coverage.Of(set))
        .Select(set => $"{set.EntitySet} ({set.State}: {set.Reason})"));

    // A fallback counts only where nothing better is there.
    private static IEnumerable<EvidenceNeed> Considered(DetectionDescriptor descriptor, HuntContext context) =>
        descriptor.Needs.Any(need => !need.IsFallback && context.Has(need)) ? descriptor.Needs.Where(need => !need.IsFallback) : descriptor.Needs;
}
