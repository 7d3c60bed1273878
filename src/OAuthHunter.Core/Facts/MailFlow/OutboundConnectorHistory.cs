using OAuthHunter.Findings;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The life of one outbound connector.</summary>
public sealed class OutboundConnectorHistory : MailFlowObjectHistory
{
    public override MailFlowObjectKind Kind => MailFlowObjectKind.OutboundConnector;

    public override string Noun => "OutboundConnector";

    /// <summary>The living object, or the last state that the log allows to rebuild.</summary>
    public required OutboundConnector Connector { get; init; }

    /// <summary>The connector as a finding's target.</summary>
    public FindingTarget ToTarget() => new(TargetKind.OutboundConnector, Name, Name) { Subjects = [Subject.OutboundConnector(Name)] };
}
