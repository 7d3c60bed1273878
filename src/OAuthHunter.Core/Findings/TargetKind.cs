namespace OAuthHunter.Findings;

/// <summary>What a finding is about.</summary>
public enum TargetKind
{
    Tenant,
    Application,
    User,
    InboundConnector,
    OutboundConnector,
    TransportRule,
    Mailbox,
    MailFlowObject,
    Source,
    EntitySet,
    Policy,
}
