using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>A plain kind whose living objects are listed in a set.</summary>
internal class ListedKind<TListed>(MailFlowObjectKind kind, EntitySet set, Func<TListed, string?> name, params string[] nouns) : PlainKind(kind, nouns)
    where TListed : EvidenceRecord
{
    public override EntitySet Set { get; } = set;

    /// <summary>Where the listing has it.</summary>
    public Func<TListed, string?>? Guid { get; init; }

    public Func<TListed, DateTimeOffset?>? Created { get; init; }

    public Func<TListed, DateTimeOffset?>? Changed { get; init; }

    public override IReadOnlyList<MailFlowObject> Listed(EvidenceStore store) => [.. store.Objects<TListed>(Set).Select(listed => new MailFlowObject
    {
        Origin = listed.Origin,
        Name = name(listed),
        Guid = Guid?.Invoke(listed),
        WhenCreated = Created?.Invoke(listed),
        WhenChanged = Changed?.Invoke(listed),
        Values = SettingsReader.Reflect(listed),
    })];
}
