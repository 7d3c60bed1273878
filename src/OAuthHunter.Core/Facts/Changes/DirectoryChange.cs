using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Changes;

/// <summary>A change in Entra as both logs tell it, once.</summary>
public sealed record DirectoryChange
{
    /// <summary>Activity, normalised and in lower case.</summary>
    public required string Activity { get; init; }

    public required DateTimeOffset Time { get; init; }

    public required AuditActor Actor { get; init; }

    public bool Succeeded { get; init; } = true;

    /// <summary>The audit record as read.</summary>
    public required DirectoryAudit Record { get; init; }

    public required EvidenceItem Evidence { get; init; }

    /// <summary>What was changed; null when the record names nothing.</summary>
    public AuditTarget? Target => Record.TargetResources.Count > 0 ? Record.TargetResources[0] : null;
}
