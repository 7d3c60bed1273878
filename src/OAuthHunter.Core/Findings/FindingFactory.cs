using OAuthHunter.Detections;

namespace OAuthHunter.Findings;

/// <summary>Makes findings: takes the constant parts from the descriptor and what is particular from the detection.</summary>
public static class FindingFactory
{
    /// <param name="descriptor">The detection that speaks.</param>
    /// <param name="target">What the finding is about.</param>
    /// <param name="severity">Severity after escalation.</param>
    /// <param name="summary">What was found, in one or two sentences.</param>
    /// <param name="evidence">The rows it rests on. A finding without rows is a bug and is refused.</param>
    /// <param name="discriminator">What tells two findings of one detection on one target apart; null when there can be only one.</param>
    public static Finding Create(DetectionDescriptor descriptor, FindingTarget target, Severity severity, string summary, IEnumerable<EvidenceItem> evidence, string? discriminator = null)
    {
        var rows = evidence.ToList();
        if (rows.Count == 0)
        {
            throw new InvalidOperationException($"{descriptor.Id} tried to report '{target.Name}' without a row of evidence.");
        }

        var times = rows.Where(row => row.Time is not null).Select(row => row.Time!.Value).ToList();
        return new Finding
        {
            DetectionId = descriptor.Id,
            Title = descriptor.Title,
            Severity = severity,
            Confidence = Confidence.High,
            TargetKind = target.Kind,
            TargetId = target.Id,
            TargetName = target.Name,
            AppId = target.AppId,
            ServicePrincipalId = target.ServicePrincipalId,
            Summary = summary,
            Why = descriptor.Rationale,
            BenignIf = descriptor.BenignIf,
            WhatToDo = descriptor.Remediation,
            Techniques = descriptor.Techniques,
            Evidence = rows,
            Subjects = target.Subjects,
            FirstSeen = times.Count > 0 ? times.Min() : null,
            LastSeen = times.Count > 0 ? times.Max() : null,
            Fingerprint = Fingerprint.Of(descriptor.Id, target.Kind.ToString(), target.Id.ToLowerInvariant(), discriminator),
        };
    }
}
