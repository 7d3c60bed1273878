namespace OAuthHunter.Findings;

/// <summary>What a finding is about.</summary>
public enum TargetKind
{
    Tenant,
    Application,
    User,
    Group,
    Role,
    Policy,
    Domain,
    Partner,
    InboundConnector,
    OutboundConnector,
    TransportRule,
    Mailbox,
    MailFlowObject,
    Source,
    EntitySet,
}
