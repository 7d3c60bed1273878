namespace OAuthHunter.Model;

/// <summary>What may go to a domain outside by itself (<c>Get-RemoteDomain</c>). The domain <c>*</c> stands for all others.</summary>
public sealed record RemoteDomain : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Guid { get; init; }
    public string? Name { get; init; }
    public string? DomainName { get; init; }
    public bool? AutoForwardEnabled { get; init; }
    public bool? AutoReplyEnabled { get; init; }

    /// <summary>Which out-of-office texts go there: External, ExternalLegacy, InternalLegacy or None.</summary>
    public string? AllowedOOFType { get; init; }

    public bool? IsInternal { get; init; }
    public bool? TrustedMailInboundEnabled { get; init; }
    public bool? TrustedMailOutboundEnabled { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
