using OAuthHunter.Findings;

namespace OAuthHunter.Facts.Apps;

/// <summary>What an app was seen doing, added up from sign-ins, the activity report and the unified audit log.</summary>
public sealed record AppActivity
{
    public DateTimeOffset? FirstSeen { get; init; }

    public DateTimeOffset? LastSeen { get; init; }

    /// <summary>Sign-ins and audited operations seen.</summary>
    public long Count { get; init; }

    /// <summary>Operations in Exchange's admin audit.</summary>
    public long ExchangeOperations { get; init; }

    /// <summary>Addresses it came from, at most 20.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Each first use after at least a week without any, in time order; the first use that was seen is one.</summary>
    public IReadOnlyList<AppAwakening> Awakenings { get; init; } = [];

    /// <summary>The row that shows it first; null when only a report without rows tells.</summary>
    public EvidenceItem? FirstEvidence { get; init; }
}
