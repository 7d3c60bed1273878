using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>One life of an object while the log is replayed: from its creation to its removal, under all its names.</summary>
internal sealed class MailFlowLife<TModel>(string name)
    where TModel : EvidenceRecord
{
    private readonly HashSet<string> guids = new(StringComparer.Ordinal);

    public string Name { get; private set; } = name;

    /// <summary>Place among the lives in the order in which they began.</summary>
    public int Number { get; set; }

    /// <summary>False when its creation is a damaged record that does not tell the name.</summary>
    public bool IsNameKnown { get; init; } = true;

    /// <summary>GUIDs that it is known by.</summary>
    public IReadOnlyCollection<string> Guids => guids;

    public List<string> PreviousNames { get; } = [];

    public List<MailFlowEvent> Events { get; } = [];

    public List<string> Gaps { get; } = [];

    /// <summary>Only creation and changes that took effect, in order.</summary>
    public IEnumerable<MailFlowEvent> Effective => Events.Where(change => change.Succeeded);

    public MailFlowEvent? Creation => Effective.FirstOrDefault(change => change.IsCreation);

    public MailFlowEvent? Removal => Effective.LastOrDefault(change => change.IsRemoval);

    /// <summary>Removed, or replaced by a namesake.</summary>
    public bool IsOver { get; set; }

    public TModel? Living { get; set; }

    public bool Is(ObjectIdentity identity) =>
        (identity.Guid is not null && guids.Contains(identity.Guid))
        || (identity.Name is not null && string.Equals(identity.Name, Name, StringComparison.OrdinalIgnoreCase));

    public bool WasEver(ObjectIdentity identity) => Is(identity) || (identity.Name is not null && PreviousNames.Contains(identity.Name, StringComparer.OrdinalIgnoreCase));

    public void Learn(string guid) => guids.Add(guid);

    public void Rename(string name)
    {
        if (!string.Equals(name, Name, StringComparison.OrdinalIgnoreCase))
        {
            PreviousNames.Add(Name);
        }

        Name = name;
    }

    /// <summary>Puts an event where its time says.</summary>
    public void Insert(MailFlowEvent change)
    {
        var place = Events.FindIndex(other => other.Time > change.Time);
        Events.Insert(place < 0 ? Events.Count : place, change);
    }

    public void AddGap(string gap)
    {
        if (!Gaps.Contains(gap))
        {
            Gaps.Add(gap);
        }
    }
}
