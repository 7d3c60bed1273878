namespace OAuthHunter.Model;

/// <summary>An outbound connector (<c>Get-OutboundConnector</c>).</summary>
public sealed record OutboundConnector : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }
    public bool? Enabled { get; init; }
    public string? ConnectorType { get; init; }
    public string? ConnectorSource { get; init; }
    public string? Comment { get; init; }
    public IReadOnlyList<string>? SmartHosts { get; init; }
    public IReadOnlyList<string>? RecipientDomains { get; init; }
    public bool? UseMXRecord { get; init; }
    public string? TlsSettings { get; init; }
    public string? TlsDomain { get; init; }
    public bool? IsTransportRuleScoped { get; init; }
    public bool? RouteAllMessagesViaOnPremises { get; init; }
    public bool? AllAcceptedDomains { get; init; }
    public bool? CloudServicesMailEnabled { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
