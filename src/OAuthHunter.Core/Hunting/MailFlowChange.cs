using OAuthHunter.Facts;
using OAuthHunter.Facts.MailFlow;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Hunting;

/// <summary>
/// The history of one object of mail flow: what it was, who made, changed and removed it, from where, and how sure that is.
/// </summary>
public sealed record MailFlowChange
{
    public required MailFlowObjectKind Kind { get; init; }

    /// <summary>Noun of its cmdlets; tells apart what is of one kind.</summary>
    public required string Noun { get; init; }

    public required string Name { get; init; }

    /// <summary>Mailbox that it belongs to; null for what belongs to the organisation.</summary>
    public string? Owner { get; init; }

    /// <summary>Names that it bore before, oldest first.</summary>
    public IReadOnlyList<string> PreviousNames { get; init; } = [];

    public MailFlowObjectState State { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Null when the log does not tell.</summary>
    public string? CreatedBy { get; init; }

    /// <summary>Address from which it was made.</summary>
    public string? CreatedFrom { get; init; }

    /// <summary>Time of the last change between creation and removal; null when there was none.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    public string? ChangedBy { get; init; }

    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Null when the log does not tell.</summary>
    public string? RemovedBy { get; init; }

    public string? RemovedFrom { get; init; }

    /// <summary>Null unless both ends are known.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>High when nothing is missing; Low when neither the object nor its creation was seen.</summary>
    public Confidence Certainty { get; init; }

    /// <summary>What is not known of it.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    /// <summary>As listed when it lives, else as last typed.</summary>
    public IReadOnlyList<NameValue> Settings { get; init; } = [];

    /// <summary>What happened to it, in time order.</summary>
    public IReadOnlyList<MailFlowStep> Events { get; init; } = [];

    /// <summary>Everyone who acted on it.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>The last thing that happened; null for objects that only the listing shows.</summary>
    public DateTimeOffset? LastEvent => Events.Count == 0 ? null : Events[Events.Count - 1].Time;

    /// <summary>One row per life, the latest first; objects about which the log tells nothing on request.</summary>
    /// <param name="facts">Facts with the histories.</param>
    /// <param name="includeAll">Also those without an event.</param>
    public static IEnumerable<MailFlowChange> Build(TenantFacts facts, bool includeAll = false) => facts.MailFlow.All
        .Where(history => includeAll || history.Events.Count > 0)
        .OrderByDescending(history => history.Events.Count == 0 ? history.CreatedAt ?? DateTimeOffset.MinValue : history.Events[history.Events.Count - 1].Time)
        .ThenBy(history => history.Kind)
        .ThenBy(history => history.Name, StringComparer.OrdinalIgnoreCase)
        .Select(history => Of(facts, history));

    public override string ToString() => $"{Noun} {Name} ({State})";

    private static MailFlowChange Of(TenantFacts facts, MailFlowObjectHistory history)
    {
        var steps = history.Events.Select(change => Step(facts, change)).ToList();
        var changed = steps.LastOrDefault(step => step.Succeeded && step.Effect is MailFlowEffect.Changed or MailFlowEffect.Replaced);
        return new MailFlowChange
        {
            Kind = history.Kind,
            Noun = history.Noun,
            Name = history.Name,
            Owner = history.Owner,
            PreviousNames = history.PreviousNames,
            State = MailFlowRisk.StateOf(history),
            CreatedAt = history.CreatedAt,
            CreatedBy = ActorIdentity.Name(facts, history.CreatedBy),
            CreatedFrom = steps.FirstOrDefault(step => step.Succeeded && step.Effect == MailFlowEffect.Created)?.Address,
            ChangedAt = changed?.Time,
            ChangedBy = changed?.Actor,
            RemovedAt = history.RemovedAt,
            RemovedBy = ActorIdentity.Name(facts, history.RemovedBy),
            RemovedFrom = steps.LastOrDefault(step => step.Succeeded && step.Effect == MailFlowEffect.Removed)?.Address,
            Lifetime = history.Lifetime,
            Certainty = history.Certainty,
            Gaps = history.Gaps,
            Settings = history.Settings,
            Events = steps,
            Actors = [.. steps.Select(step => step.Actor).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
        };
    }

    private static MailFlowStep Step(TenantFacts facts, MailFlowEvent change) => new()
    {
        Time = change.Time,
        Operation = change.Operation,
        Effect = change.Effect,
        Succeeded = change.Succeeded,
        Actor = ActorIdentity.Name(facts, change.Actor),
        ActorKind = change.Actor.Kind,
        Address = change.ClientIP,
        Client = MailFlowClient.NameOf(facts, change),
        Parameters = change.Parameters,
        RecordId = change.Record.Id,
        Origin = change.Evidence.Origin,
    };
}
