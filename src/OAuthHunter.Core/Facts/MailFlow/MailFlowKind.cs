using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>What the replay must know of a kind of object; everything else is the same for all of them.</summary>
internal abstract class MailFlowKind<TModel, THistory>
    where TModel : EvidenceRecord
    where THistory : MailFlowObjectHistory
{
    /// <summary>Noun of its cmdlets.</summary>
    public abstract string Noun { get; }

    /// <summary>All nouns whose operations tell of it.</summary>
    public virtual IReadOnlyList<string> Nouns => [Noun];

    /// <summary>The listing of what lives; null when none is read.</summary>
    public virtual EntitySet? Set => null;

    /// <summary>Parameters of a creation that name the new object.</summary>
    public virtual IReadOnlyList<string> NameParameters { get; } = ["Name"];

    /// <summary>Whether objects of the kind exist without anybody having made them.</summary>
    public virtual bool AlwaysExists => false;

    /// <summary>Whether an object can be removed; settings of the organisation cannot.</summary>
    public virtual bool CanVanish => true;

    public abstract string? NameOf(TModel model);

    public abstract string? GuidOf(TModel model);

    public abstract DateTimeOffset? CreatedAt(TModel model);

    /// <summary>Latest moment at which the object is known to have existed.</summary>
    public abstract DateTimeOffset? ChangedAt(TModel model);

    /// <summary>The objects of the listing.</summary>
    public virtual IReadOnlyList<TModel> Listed(EvidenceStore store) => Set is null ? [] : store.Objects<TModel>(Set);

    /// <summary>What an operation does to an object of the kind; null when it is none of its operations.</summary>
    public virtual MailFlowEffect? EffectOf(string verb, string noun) => verb switch
    {
        "new" => MailFlowEffect.Created,
        "remove" => MailFlowEffect.Removed,
        "set" or "enable" or "disable" => MailFlowEffect.Changed,
        _ => null,
    };

    /// <summary>
    /// What a record calls its object. Name (of a New), Identity and ObjectId can each be a name or a GUID, and together they tie
    /// the one to the other.
    /// </summary>
    public virtual IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change) =>
        [.. (change.IsCreation ? NameParameters.Select(name => ExchangeOperationReader.Parameter(change, name)) : [])
            .Concat([ExchangeOperationReader.Parameter(change, "Identity"), change.Record.ObjectId])
            .Select(ObjectIdentity.Parse)
            .Where(identity => identity != default)
            .Distinct()];

    /// <summary>What the living object is called.</summary>
    public virtual IReadOnlyList<ObjectIdentity> IdentitiesOf(TModel model, string name) =>
        GuidOf(model) is { } guid ? [new ObjectIdentity(null, guid), new ObjectIdentity(name, null)] : [new ObjectIdentity(name, null)];

    /// <summary>Within what a record that names no object can be looked for: the organisation, or one mailbox.</summary>
    public virtual string ScopeOf(MailFlowEvent change) => string.Empty;

    /// <summary>The same of an object, by its name.</summary>
    public virtual string ScopeOf(string name) => string.Empty;

    /// <summary>The name that a change gives to the object; null when it gives none.</summary>
    public virtual string? Renamed(MailFlowEvent change, string current) =>
        change.Effect == MailFlowEffect.Changed ? ExchangeOperationReader.Parameter(change, "Name") is { Length: > 0 } name ? name : null : null;

    /// <summary>The state that the log allows to rebuild.</summary>
    public abstract TModel Rebuild(MailFlowLife<TModel> life);

    public abstract THistory ToHistory(MailFlowLife<TModel> life, TModel model, bool isGone);

    /// <summary>The object's own row first, then its events.</summary>
    protected IReadOnlyList<EvidenceItem> EvidenceOf(MailFlowLife<TModel> life) =>
        [.. (life.Living is { } living && Set is { } set ? new[] { EvidenceItem.Of(set, living, GuidOf(living) ?? NameOf(living), $"{Noun} {NameOf(living)} exists: {Describe(living)}") } : []),
            .. life.Events.Select(change => change.Evidence)];

    /// <summary>What matters about the object, in one line.</summary>
    protected abstract string Describe(TModel model);
}
