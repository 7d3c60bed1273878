namespace OAuthHunter.Facts.MailFlow;

/// <summary>The life of an object whose settings are told by name and value: domains, policies, role groups, mailbox rules.</summary>
public sealed class ObjectHistory(MailFlowObjectKind kind, string noun) : MailFlowObjectHistory
{
    public override MailFlowObjectKind Kind { get; } = kind;

    public override string Noun { get; } = noun;
}
