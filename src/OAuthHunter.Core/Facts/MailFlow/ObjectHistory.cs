using OAuthHunter.Findings;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The life of an object whose settings are told by name and value: domains, policies, role groups, mailbox rules.</summary>
public sealed class ObjectHistory(MailFlowObjectKind kind, string noun) : MailFlowObjectHistory
{
    public override MailFlowObjectKind Kind { get; } = kind;

    public override string Noun { get; } = noun;

    /// <summary>The object as a finding's target.</summary>
    public FindingTarget ToTarget()
    {
        var name = Owner is null ? Name : $"{Owner}\\{Name}";
        return new FindingTarget(TargetKind.MailFlowObject, $"{Noun}/{name}", name) { Subjects = [Subject.MailFlowObject(Noun, name)] };
    }
}
