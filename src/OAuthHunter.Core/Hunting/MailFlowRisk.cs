using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;

namespace OAuthHunter.Hunting;

/// <summary>What connectors and rules have in common when they are shown with their findings.</summary>
internal static class MailFlowRisk
{
    public static MailFlowObjectState StateOf(MailFlowObjectHistory history) =>
        history.IsGone ? MailFlowObjectState.Deleted : history.IsPresent ? MailFlowObjectState.Present : MailFlowObjectState.Unknown;

    /// <summary>
    /// Findings that are about this object or name it among their subjects, worst first. Of several lives under one name a
    /// finding belongs to the one whose rows it rests on.
    /// </summary>
    public static IReadOnlyList<Finding> FindingsOf(MailFlowObjectHistory history, TargetKind kind, string subject, IEnumerable<Finding> findings)
    {
        var rows = new HashSet<EvidenceItem>(history.Evidence);
        return [.. findings
            .Where(finding => finding.TargetKind == kind
                && (string.Equals(finding.TargetId, history.Name, StringComparison.OrdinalIgnoreCase) || finding.Subjects.Contains(subject, StringComparer.Ordinal))
                && finding.Evidence.Any(rows.Contains))
            .OrderBy(finding => finding)];
    }

    public static IReadOnlyList<string> Reasons(IEnumerable<Finding> findings) => [.. findings.Select(finding => finding.IsSuppressed ? $"{finding.Title} (suppressed)" : finding.Title).Distinct(StringComparer.Ordinal)];

    public static IReadOnlyList<string> Events(MailFlowObjectHistory history) => [.. history.Events.Select(change => change.Evidence.ToString())];

    public static Severity? Worst(IReadOnlyList<Finding> findings) => FindingExtensions.Worst(findings);
}
