namespace OAuthHunter.Facts.MailFlow;

/// <summary>A plain kind whose cmdlets name the object by a parameter of their own: list entries, blocked connectors, DKIM.</summary>
internal sealed class NamedByKind(MailFlowObjectKind kind, string parameter, bool alwaysExists, params string[] nouns) : PlainKind(kind, nouns)
{
    public override IReadOnlyList<string> NameParameters { get; } = [parameter];

    public override bool AlwaysExists { get; } = alwaysExists;

    public override IReadOnlyList<ObjectIdentity> Identify(MailFlowEvent change) =>
        ExchangeOperationReader.Parameter(change, parameter) is { Length: > 0 } text ? [ObjectIdentity.Parse(text)] : base.Identify(change);
}
