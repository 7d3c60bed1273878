using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Replays the log of one kind of object into lives. A name that is made again after its removal begins a new life.</summary>
internal sealed class LogReplay<TModel, THistory>
    where TModel : EvidenceRecord
    where THistory : MailFlowObjectHistory
{
    private readonly MailFlowKind<TModel, THistory> kind;
    private readonly Dictionary<string, string> listedNames = new(StringComparer.Ordinal);

    private LogReplay(MailFlowKind<TModel, THistory> kind, IReadOnlyList<TModel> living)
    {
        this.kind = kind;
        foreach (var model in living)
        {
            if (kind.GuidOf(model) is { } guid && kind.NameOf(model) is { } name && !listedNames.ContainsKey(guid))
            {
                listedNames.Add(guid, name);
            }
        }
    }

    public LifeIndex<TModel> Index { get; } = new();

    /// <summary>Changes that name no object, because their record is damaged.</summary>
    public List<MailFlowEvent> Unnamed { get; } = [];

    public static LogReplay<TModel, THistory> Run(MailFlowKind<TModel, THistory> kind, IReadOnlyList<MailFlowEvent> changes, IReadOnlyList<TModel> living)
    {
        var replay = new LogReplay<TModel, THistory>(kind, living);
        foreach (var change in changes.Where(change => change.Succeeded))
        {
            replay.Take(change);
        }

        foreach (var failure in changes.Where(change => !change.Succeeded))
        {
            replay.Attach(failure);
        }

        return replay;
    }

    private void Take(MailFlowEvent change)
    {
        if (change.Effect == MailFlowEffect.Replaced)
        {
            Replace(change);
            return;
        }

        var identities = Identities(change);
        if (change.IsCreation)
        {
            Begin(change, identities);
        }
        else if (identities.Count == 0)
        {
            Unnamed.Add(change);
        }
        else
        {
            Continue(change, identities);
        }
    }

    private IReadOnlyList<ObjectIdentity> Identities(MailFlowEvent change)
    {
        var identities = kind.Identify(change);
        var known = identities.All(identity => identity.Name is null)
            ? identities.Select(identity => listedNames.TryGetValue(identity.Guid!, out var name) ? name : null).FirstOrDefault(name => name is not null)
            : null;
        return known is null ? identities : [.. identities, new ObjectIdentity(known, null)];
    }

    private void Begin(MailFlowEvent change, IReadOnlyList<ObjectIdentity> identities)
    {
        foreach (var earlier in Index.AllOpen(identities))
        {
            LifeIndex<TModel>.Close(earlier);
            earlier.AddGap("Its name was given to a new object, and the log shows no removal in between.");
        }

        Start(identities.Select(identity => identity.Name ?? identity.Guid).FirstOrDefault(), change, identities);
    }

    private void Continue(MailFlowEvent change, IReadOnlyList<ObjectIdentity> identities)
    {
        var life = Index.FindOpen(identities);
        if (life is null)
        {
            life = Start(identities.Select(identity => identity.Name).FirstOrDefault(name => name is not null) ?? identities[0].Guid!, change, identities);
        }
        else
        {
            life.Events.Add(change);
            Index.Learn(life, identities);
        }

        if (change.IsRemoval)
        {
            LifeIndex<TModel>.Close(life);
        }
        else if (kind.Renamed(change, life.Name) is { } name)
        {
            Index.Rename(life, name);
        }
    }

    private MailFlowLife<TModel> Start(string? name, MailFlowEvent change, IReadOnlyList<ObjectIdentity> identities)
    {
        var life = new MailFlowLife<TModel>(name ?? $"(name not readable, audit record {change.Record.Id})") { IsNameKnown = name is not null };
        life.Events.Add(change);
        Index.Add(life, identities);
        return life;
    }

    // The import is an event of every object of the kind. With the file in the record it is known what came back in it.
    private void Replace(MailFlowEvent change)
    {
        var file = RuleCollection.Read(change);
        var alive = Index.Lives.Where(life => !life.IsOver).ToList();
        foreach (var life in alive)
        {
            var inFile = file?.FirstOrDefault(rule => string.Equals(rule.Name, life.Name, StringComparison.OrdinalIgnoreCase));
            life.Events.Add(file is null ? change
                : inFile is null ? change with { Effect = MailFlowEffect.Removed }
                : change with { Effect = MailFlowEffect.Changed, Parameters = inFile.Parameters });
            if (file is not null && inFile is null)
            {
                LifeIndex<TModel>.Close(life);
            }
        }

        foreach (var rule in (file ?? []).Where(rule => !alive.Any(life => !life.IsOver && string.Equals(rule.Name, life.Name, StringComparison.OrdinalIgnoreCase))))
        {
            Start(rule.Name, change with { Effect = MailFlowEffect.Created, Parameters = rule.Parameters }, [new ObjectIdentity(rule.Name, null)]);
        }
    }

    // Failed attempts change nothing; they stand in the history of the object that they were meant for, if there is one.
    private void Attach(MailFlowEvent failure)
    {
        var meant = Index.Ever(Identities(failure));
        var home = meant.FirstOrDefault(life => !(life.Removal?.Time < failure.Time)) ?? meant.LastOrDefault();
        home?.Insert(failure);
    }
}
