using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>What the replay must know of a kind of object; everything else is the same for connectors and rules.</summary>
internal abstract class MailFlowKind<TModel, THistory>
    where TModel : EvidenceRecord
    where THistory : MailFlowObjectHistory
{
    /// <summary>Noun of its cmdlets.</summary>
    public abstract string Noun { get; }

    public abstract EntitySet Set { get; }

    public abstract string? NameOf(TModel model);

    public abstract string? GuidOf(TModel model);

    public abstract DateTimeOffset? CreatedAt(TModel model);

    /// <summary>Latest moment at which the object is known to have existed.</summary>
    public abstract DateTimeOffset? ChangedAt(TModel model);

    /// <summary>The state that the log allows to rebuild.</summary>
    public abstract TModel Rebuild(MailFlowLife<TModel> life);

    public abstract THistory ToHistory(MailFlowLife<TModel> life, TModel model, bool isGone);

    /// <summary>The object's own row first, then its events.</summary>
    protected IReadOnlyList<EvidenceItem> EvidenceOf(MailFlowLife<TModel> life) =>
        [.. (life.Living is { } living ? new[] { EvidenceItem.Of(Set, living, GuidOf(living) ?? NameOf(living), $"{Noun} {NameOf(living)} exists: {Describe(living)}") } : []),
            .. life.Events.Select(change => change.Evidence)];

    /// <summary>What matters about the object, in one line.</summary>
    protected abstract string Describe(TModel model);
}
