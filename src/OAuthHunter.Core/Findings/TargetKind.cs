namespace OAuthHunter.Findings;

/// <summary>What a finding is about.</summary>
public enum TargetKind
{
    Tenant,
    Application,
    User,
    InboundConnector,
    TransportRule,
    Source,
    EntitySet,
    Policy,
}
