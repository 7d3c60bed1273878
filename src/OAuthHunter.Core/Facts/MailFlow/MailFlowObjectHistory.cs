using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// The life of one connector or rule, replayed from the audit log and joined with the living object. What cannot be known is
/// named in <see cref="Gaps"/>.
/// </summary>
public abstract class MailFlowObjectHistory
{
    public required string Name { get; init; }

    /// <summary>Names that it bore before, oldest first.</summary>
    public IReadOnlyList<string> PreviousNames { get; init; } = [];

    /// <summary>Creations, changes and removals in time order; empty when only the object itself was seen.</summary>
    public IReadOnlyList<MailFlowEvent> Events { get; init; } = [];

    /// <summary>When it was made: audit log, else WhenCreated; null when neither tells.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Who made it; null when the log does not tell.</summary>
    public AuditActor? CreatedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    public AuditActor? RemovedBy { get; init; }

    /// <summary>True when the object was in the evidence; false when only the log shows it.</summary>
    public bool IsPresent { get; init; }

    /// <summary>
    /// True when it is known to be gone: removed in the log, or made in the log and absent from a complete listing.
    /// </summary>
    public bool IsGone { get; init; }

    /// <summary>What is not known: a Set without a New, a New without a Remove and the object gone, a damaged record.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>Rows that show it: the object, or the events.</summary>
    public required IReadOnlyList<EvidenceItem> Evidence { get; init; }

    /// <summary>How long it lived; null unless both ends are known.</summary>
    public TimeSpan? Lifetime => CreatedAt is { } born && RemovedAt is { } died && died >= born ? died - born : null;
}
