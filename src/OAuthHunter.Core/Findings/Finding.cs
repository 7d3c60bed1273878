namespace OAuthHunter.Findings;

/// <summary>
/// A judgement: what was found, on which rows it rests, why it matters, what would make it benign and what to do.
/// Made by <see cref="FindingFactory"/> from a detection's descriptor, so that no detection can forget a part.
/// </summary>
public sealed record Finding : IComparable<Finding>
{
    /// <summary>Id of the detection, for example APP-001. Never reused.</summary>
    public required string DetectionId { get; init; }

    public required string Title { get; init; }

    public Severity Severity { get; init; }

    public Confidence Confidence { get; init; }

    public TargetKind TargetKind { get; init; }

    /// <summary>Object id, UPN, address or name that identifies the target in its own system.</summary>
    public required string TargetId { get; init; }

    public required string TargetName { get; init; }

    /// <summary>Application id, where the target is an app; binds to parameters of that name.</summary>
    public string? AppId { get; init; }

    /// <summary>Object id of the service principal, where the target is an app.</summary>
    public string? ServicePrincipalId { get; init; }

    /// <summary>What was found here, in one or two sentences.</summary>
    public required string Summary { get; init; }

    /// <summary>Reasons that raised the severity over the detection's base.</summary>
    public IReadOnlyList<string> Escalations { get; init; } = [];

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What would make it benign.</summary>
    public required string BenignIf { get; init; }

    /// <summary>What to do.</summary>
    public required string WhatToDo { get; init; }

    /// <summary>MITRE ATT&amp;CK technique ids.</summary>
    public IReadOnlyList<string> Techniques { get; init; } = [];

    /// <summary>The rows it rests on; never empty.</summary>
    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    /// <summary>Evidence that would have sharpened the judgement and was not there.</summary>
    public IReadOnlyList<string> NotAssessed { get; init; } = [];

    /// <summary>Everyone and everything involved, as keys such as <c>user:…</c>, <c>app:…</c>, <c>ip:…</c>; correlation joins on them.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>When it began (UTC); null for a state without a time.</summary>
    public DateTimeOffset? FirstSeen { get; init; }

    /// <summary>When it was last seen (UTC); null for a state without a time.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Who answers for it, why and how long, where an allow-list names it; null when it counts.</summary>
    public FindingSuppression? Suppression { get; init; }

    /// <summary>True while an allow-list names it: shown, and counted nowhere.</summary>
    public bool IsSuppressed => Suppression is not null;

    /// <summary>Stable hash of detection, target and distinguishing detail: the same finding keeps it from run to run.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Those that count first, then worst first, then by detection id and target.</summary>
    public int CompareTo(Finding? other)
    {
        if (other is null)
        {
            return -1;
        }

        if (IsSuppressed != other.IsSuppressed)
        {
            return IsSuppressed ? 1 : -1;
        }

        var bySeverity = other.Severity.CompareTo(Severity);
        var byId = bySeverity != 0 ? bySeverity : string.CompareOrdinal(DetectionId, other.DetectionId);
        return byId != 0 ? byId : string.CompareOrdinal(TargetId, other.TargetId);
    }

    public override string ToString() => $"{DetectionId} {Severity} {TargetName}{(IsSuppressed ? " (suppressed)" : string.Empty)}";
}
