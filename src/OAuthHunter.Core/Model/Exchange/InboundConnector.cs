namespace OAuthHunter.Model;

/// <summary>An inbound connector (<c>Get-InboundConnector</c>).</summary>
public sealed record InboundConnector : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }
    public bool? Enabled { get; init; }

    /// <summary>OnPremises gives the right to relay; Partner does not.</summary>
    public string? ConnectorType { get; init; }

    /// <summary>Default, HybridWizard, Migrated …</summary>
    public string? ConnectorSource { get; init; }
    public string? Comment { get; init; }
    public IReadOnlyList<string>? SenderIPAddresses { get; init; }
    public IReadOnlyList<string>? SenderDomains { get; init; }
    public IReadOnlyList<string>? AssociatedAcceptedDomains { get; init; }
    public IReadOnlyList<string>? TrustedOrganizations { get; init; }
    public bool? RequireTls { get; init; }
    public bool? RestrictDomainsToIPAddresses { get; init; }
    public bool? RestrictDomainsToCertificate { get; init; }
    public string? TlsSenderCertificateName { get; init; }
    public bool? CloudServicesMailEnabled { get; init; }
    public bool? TreatMessagesAsInternal { get; init; }
    public bool? EFSkipLastIP { get; init; }
    public IReadOnlyList<string>? EFSkipIPs { get; init; }
    public IReadOnlyList<string>? EFUsers { get; init; }
    public bool? EFTestMode { get; init; }
    public IReadOnlyList<string>? ScanAndDropRecipients { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
