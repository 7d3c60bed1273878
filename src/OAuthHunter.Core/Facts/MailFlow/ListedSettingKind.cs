using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>Settings of the organisation that a listing shows as they are.</summary>
internal sealed class ListedSettingKind<TListed>(EntitySet set, string noun) : ListedKind<TListed>(MailFlowObjectKind.Setting, set, _ => noun, noun)
    where TListed : EvidenceRecord
{
    public override bool AlwaysExists => true;

    public override bool CanVanish => false;

    public override MailFlowEffect? EffectOf(string verb, string noun) => base.EffectOf(verb, noun) is null ? null : MailFlowEffect.Changed;

    public override IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change) => [new ObjectIdentity(Noun, null)];

    public override string? Renamed(MailFlowEvent change, string current) => null;
}
