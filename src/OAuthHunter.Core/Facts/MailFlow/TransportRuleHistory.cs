using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The life of one transport rule.</summary>
public sealed class TransportRuleHistory : MailFlowObjectHistory
{
    public override MailFlowObjectKind Kind => MailFlowObjectKind.TransportRule;

    public override string Noun => "TransportRule";

    /// <summary>The living object, or the last state that the log allows to rebuild.</summary>
    public required TransportRule Rule { get; init; }

    /// <summary>The rule as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.TransportRule, Name, Name) { Subjects = [Subject.Rule(Name)] };
}
