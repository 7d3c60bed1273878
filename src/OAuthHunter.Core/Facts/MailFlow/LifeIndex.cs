using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Lives by what they are and were called, so that a log of any length is replayed in one pass.</summary>
internal sealed class LifeIndex<TModel>
    where TModel : EvidenceRecord
{
    private readonly Dictionary<string, List<MailFlowLife<TModel>>> open = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<MailFlowLife<TModel>>> ever = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<MailFlowLife<TModel>> lives = [];

    /// <summary>All lives in the order in which they began.</summary>
    public IReadOnlyList<MailFlowLife<TModel>> Lives => lives;

    public void Add(MailFlowLife<TModel> life, IEnumerable<ObjectIdentity> identities)
    {
        life.Number = lives.Count;
        lives.Add(life);
        Register(NameKey(life.Name), life);
        Learn(life, identities);
    }

    public void Drop(MailFlowLife<TModel> life)
    {
        Close(life);
        lives.Remove(life);
        foreach (var key in life.Guids.Select(GuidKey).Append(NameKey(life.Name)))
        {
            ever[key].Remove(life);
            open[key].Remove(life);
        }
    }

    /// <summary>Ties GUIDs to a life.</summary>
    public void Learn(MailFlowLife<TModel> life, IEnumerable<ObjectIdentity> identities)
    {
        foreach (var guid in identities.Select(identity => identity.Guid).OfType<string>())
        {
            life.Learn(guid);
            Register(GuidKey(guid), life);
        }
    }

    public void Rename(MailFlowLife<TModel> life, string name)
    {
        if (open.TryGetValue(NameKey(life.Name), out var namesakes))
        {
            namesakes.Remove(life);
        }

        life.Rename(name);
        Register(NameKey(name), life);
    }

    /// <summary>Ends a life: nothing later belongs to it.</summary>
    public static void Close(MailFlowLife<TModel> life) => life.IsOver = true;

    /// <summary>The latest open life of that identity. A GUID is never given twice, so it decides before a name does.</summary>
    public MailFlowLife<TModel>? FindOpen(IReadOnlyList<ObjectIdentity> identities) =>
        Latest(identities.Where(identity => identity.Guid is not null)) ?? Latest(identities);

    /// <summary>All open lives of any of the identities.</summary>
    public IReadOnlyList<MailFlowLife<TModel>> AllOpen(IReadOnlyList<ObjectIdentity> identities) =>
        [.. Keys(identities).SelectMany(key => Trim(key)).Where(life => identities.Any(life.Is)).Distinct().OrderBy(life => life.Number)];

    /// <summary>All lives that ever bore one of the identities, in the order in which they began.</summary>
    public IReadOnlyList<MailFlowLife<TModel>> Ever(IReadOnlyList<ObjectIdentity> identities) =>
        [.. Keys(identities).SelectMany(key => ever.TryGetValue(key, out var list) ? list : []).Where(life => identities.Any(life.WasEver)).Distinct().OrderBy(life => life.Number)];

    private MailFlowLife<TModel>? Latest(IEnumerable<ObjectIdentity> identities)
    {
        MailFlowLife<TModel>? latest = null;
        foreach (var identity in identities)
        {
            foreach (var life in Trim(KeyOf(identity)))
            {
                latest = life.Is(identity) && !(latest?.Number > life.Number) ? life : latest;
            }
        }

        return latest;
    }

    // Ended lives are swept out when their key is next looked up.
    private List<MailFlowLife<TModel>> Trim(string key)
    {
        if (!open.TryGetValue(key, out var list))
        {
            return [];
        }

        list.RemoveAll(life => life.IsOver);
        return list;
    }

    private void Register(string key, MailFlowLife<TModel> life)
    {
        foreach (var index in new[] { open, ever })
        {
            if (!index.TryGetValue(key, out var list))
            {
                index.Add(key, list = []);
            }

            // Only its own life is registered anew while it lasts, and that stands last.
            if (list.Count == 0 || !ReferenceEquals(list[list.Count - 1], life))
            {
                list.Add(life);
            }
        }
    }

    private static IEnumerable<string> Keys(IEnumerable<ObjectIdentity> identities) => identities.Select(KeyOf);

    private static string KeyOf(ObjectIdentity identity) => identity.Guid is { } guid ? GuidKey(guid) : NameKey(identity.Name!);

    private static string NameKey(string name) => "n:" + name;

    private static string GuidKey(string guid) => "g:" + guid;
}
