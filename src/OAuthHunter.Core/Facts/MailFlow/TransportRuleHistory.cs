using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The life of one transport rule.</summary>
public sealed class TransportRuleHistory : MailFlowObjectHistory
{
    private IReadOnlyList<string>? removedHeaders;

    public override MailFlowObjectKind Kind => MailFlowObjectKind.TransportRule;

    public override string Noun => "TransportRule";

    /// <summary>The living object, or the last state that the log allows to rebuild.</summary>
    public required TransportRule Rule { get; init; }

    /// <summary>Every header that it took off at any time. Kept, because a rule can have thousands of events and is asked often.</summary>
    internal IReadOnlyList<string> RemovedHeaders => removedHeaders ??= HeaderRemoval.Read(this);

    /// <summary>The rule as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.TransportRule, Name, Name) { Subjects = [Subject.Rule(Name)] };
}
