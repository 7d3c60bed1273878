namespace OAuthHunter.Facts.MailFlow;

/// <summary>Settings of the organisation: one object, named for its cmdlets, that nobody makes or removes.</summary>
internal sealed class SettingKind(string noun) : PlainKind(MailFlowObjectKind.Setting, noun)
{
    public override bool AlwaysExists => true;

    public override bool CanVanish => false;

    public override MailFlowEffect? EffectOf(string verb, string noun) => verb is "set" or "enable" or "disable" or "new" or "remove" ? MailFlowEffect.Changed : null;

    public override IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change) => [new ObjectIdentity(Noun, null)];

    public override string? Renamed(MailFlowEvent change, string current) => null;
}
