using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>
/// The life of one object of mail flow, replayed from the audit log and joined with the living object. What cannot be known is
/// named in <see cref="Gaps"/>.
/// </summary>
public abstract class MailFlowObjectHistory
{
    private IReadOnlyList<NameValue>? settings;

    public abstract MailFlowObjectKind Kind { get; }

    /// <summary>Noun of its cmdlets; tells apart what is of one kind, for example the policies.</summary>
    public abstract string Noun { get; }

    public required string Name { get; init; }

    /// <summary>Mailbox that it belongs to; null for what belongs to the organisation.</summary>
    public string? Owner { get; init; }

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

    /// <summary>
    /// How sure the history is: High when nothing is missing, Medium when something is, Low when neither the object nor its
    /// creation was seen.
    /// </summary>
    public Confidence Certainty => Gaps.Count == 0 ? Confidence.High : IsPresent || Events.Any(change => change.IsCreation && change.Succeeded) ? Confidence.Medium : Confidence.Low;

    /// <summary>The last change that took effect, or null.</summary>
    public MailFlowEvent? LastChange => Events.LastOrDefault(change => change.Succeeded);

    /// <summary>Its settings by name: as listed when it lives, else as last typed.</summary>
    public IReadOnlyList<NameValue> Settings => settings ??= SettingsReader.Read(this);

    /// <summary>The object as listed; null when only the log shows it.</summary>
    internal EvidenceRecord? Listed { get; init; }

    /// <summary>One setting, or null when it is not known.</summary>
    public string? Setting(string name) => Settings.FirstOrDefault(setting => string.Equals(setting.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}
