using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Replays the log of one kind of object into lives. A name that is made again after its removal begins a new life.</summary>
internal static class LogReplay<TModel, THistory>
    where TModel : EvidenceRecord
    where THistory : MailFlowObjectHistory
{
    public static List<MailFlowLife<TModel>> Run(MailFlowKind<TModel, THistory> kind, IReadOnlyList<MailFlowEvent> changes, IReadOnlyList<TModel> living)
    {
        var lives = new List<MailFlowLife<TModel>>();
        var unnamed = new List<MailFlowEvent>();
        foreach (var change in changes.Where(change => change.Succeeded))
        {
            var identities = Identities(change, kind, living);
            if (change.IsCreation)
            {
                Begin(lives, change, identities);
            }
            else if (identities.Count == 0)
            {
                unnamed.Add(change);
            }
            else
            {
                Continue(lives, change, identities);
            }
        }

        Attach(lives, changes.Where(change => !change.Succeeded), kind, living);
        unnamed.ForEach(change => Suspect(lives, change));
        return lives;
    }

    // Name (of a New), Identity and ObjectId can each be a name or a GUID, and together they tie the one to the other.
    private static List<ObjectIdentity> Identities(MailFlowEvent change, MailFlowKind<TModel, THistory> kind, IReadOnlyList<TModel> living)
    {
        var texts = new[] { change.IsCreation ? ExchangeOperationReader.Parameter(change, "Name") : null, ExchangeOperationReader.Parameter(change, "Identity"), change.Record.ObjectId };
        var identities = texts.Select(ObjectIdentity.Parse).Where(identity => identity != default).Distinct().ToList();
        if (identities.All(identity => identity.Name is null))
        {
            var known = living.FirstOrDefault(model => kind.GuidOf(model) is { } guid && identities.Any(identity => identity.Guid == guid));
            if (known is not null && kind.NameOf(known) is { } name)
            {
                identities.Add(new ObjectIdentity(name, null));
            }
        }

        return identities;
    }

    private static void Begin(List<MailFlowLife<TModel>> lives, MailFlowEvent change, List<ObjectIdentity> identities)
    {
        var name = identities.Select(identity => identity.Name ?? identity.Guid).FirstOrDefault();
        foreach (var earlier in lives.Where(life => !life.IsOver && identities.Any(life.Is)))
        {
            earlier.IsOver = true;
            earlier.AddGap("Its name was given to a new object, and the log shows no removal in between.");
        }

        Start(lives, name, change, identities);
    }

    private static void Continue(List<MailFlowLife<TModel>> lives, MailFlowEvent change, List<ObjectIdentity> identities)
    {
        var life = Match(lives.Where(candidate => !candidate.IsOver), identities);
        if (life is null)
        {
            life = Start(lives, identities.Select(identity => identity.Name).FirstOrDefault(name => name is not null) ?? identities[0].Guid!, change, identities);
        }
        else
        {
            life.Events.Add(change);
            life.Learn(identities);
        }

        if (change.IsRemoval)
        {
            life.IsOver = true;
        }
        else if (ExchangeOperationReader.Parameter(change, "Name") is { Length: > 0 } name)
        {
            life.Rename(name);
        }
    }

    private static MailFlowLife<TModel> Start(List<MailFlowLife<TModel>> lives, string? name, MailFlowEvent change, List<ObjectIdentity> identities)
    {
        var life = new MailFlowLife<TModel>(name ?? $"(name not readable, audit record {change.Record.Id})") { IsNameKnown = name is not null };
        life.Events.Add(change);
        life.Learn(identities);
        lives.Add(life);
        return life;
    }

    // A GUID is never given twice, so it decides before a name does.
    private static MailFlowLife<TModel>? Match(IEnumerable<MailFlowLife<TModel>> candidates, List<ObjectIdentity> identities)
    {
        var list = candidates.ToList();
        var byGuid = identities.Where(identity => identity.Guid is not null).ToList();
        return list.LastOrDefault(life => byGuid.Any(life.Is)) ?? list.LastOrDefault(life => identities.Any(life.Is));
    }

    // Failed attempts change nothing; they stand in the history of the object that they were meant for, if there is one.
    private static void Attach(List<MailFlowLife<TModel>> lives, IEnumerable<MailFlowEvent> failures, MailFlowKind<TModel, THistory> kind, IReadOnlyList<TModel> living)
    {
        foreach (var failure in failures.ToList())
        {
            var identities = Identities(failure, kind, living);
            var meant = lives.Where(life => identities.Any(life.WasEver)).ToList();
            var home = meant.FirstOrDefault(life => !(life.Removal?.Time < failure.Time)) ?? meant.LastOrDefault();
            if (home is not null)
            {
                var place = home.Events.FindIndex(change => change.Time > failure.Time);
                home.Events.Insert(place < 0 ? home.Events.Count : place, failure);
            }
        }
    }

    // A damaged record that names no object could belong to any object that lived then.
    private static void Suspect(List<MailFlowLife<TModel>> lives, MailFlowEvent change)
    {
        foreach (var life in lives.Where(life => !(life.Creation?.Time > change.Time) && !(life.Removal?.Time < change.Time)))
        {
            life.AddGap($"A damaged {change.Operation} record of {change.Time:yyyy-MM-dd HH:mm:ss}Z names no object; it may belong here.");
        }
    }
}
