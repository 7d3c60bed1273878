using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The life of one inbound connector.</summary>
public sealed class ConnectorHistory : MailFlowObjectHistory
{
    public override MailFlowObjectKind Kind => MailFlowObjectKind.InboundConnector;

    public override string Noun => "InboundConnector";

    /// <summary>The living object, or the last state that the log allows to rebuild.</summary>
    public required InboundConnector Connector { get; init; }

    /// <summary>The connector as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.InboundConnector, Name, Name) { Subjects = [Subject.Connector(Name)] };
}
