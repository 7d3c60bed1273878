namespace OAuthHunter.Facts.MailFlow;

/// <summary>A kind whose objects need no model of their own.</summary>
internal class PlainKind(MailFlowObjectKind kind, params string[] nouns) : MailFlowKind<MailFlowObject, ObjectHistory>
{
    public MailFlowObjectKind Kind { get; } = kind;

    public override string Noun { get; } = nouns[0];

    public override IReadOnlyList<string> Nouns { get; } = nouns;

    public override string? NameOf(MailFlowObject model) => model.Name;

    public override string? GuidOf(MailFlowObject model) => ObjectIdentity.GuidOf(model.Guid);

    public override DateTimeOffset? CreatedAt(MailFlowObject model) => model.WhenCreated;

    public override DateTimeOffset? ChangedAt(MailFlowObject model) => model.WhenChanged ?? model.WhenCreated;

    public override MailFlowObject Rebuild(MailFlowLife<MailFlowObject> life) => new()
    {
        Name = life.Name,
        Values = SettingsReader.Replay(life.Effective.Where(change => !change.IsRemoval)),
        Origin = life.Events[life.Events.Count - 1].Record.Origin,
    };

    public override ObjectHistory ToHistory(MailFlowLife<MailFlowObject> life, MailFlowObject model, bool isGone) => new(Kind, Noun)
    {
        Name = life.Name,
        PreviousNames = life.PreviousNames,
        Listed = life.Living,
        Events = life.Events,
        CreatedAt = life.Creation?.Time ?? model.WhenCreated,
        CreatedBy = life.Creation?.Actor,
        RemovedAt = life.Removal?.Time,
        RemovedBy = life.Removal?.Actor,
        IsPresent = life.Living is not null,
        IsGone = isGone,
        Gaps = life.Gaps,
        Evidence = EvidenceOf(life),
    };

    protected override string Describe(MailFlowObject model) =>
        string.Join(", ", model.Values.Where(value => !string.IsNullOrEmpty(value.Value) && value.Name is not ("Name" or "WhenCreated" or "WhenChanged")).Take(8).Select(value => $"{value.Name}={value.Value}"));
}
