namespace OAuthHunter.Model;

/// <summary>What is let out to a domain (<c>Get-RemoteDomain</c>).</summary>
public sealed record RemoteDomain : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }

    /// <summary>The domain; <c>*</c> is the default for all.</summary>
    public string? DomainName { get; init; }
    public bool? AutoForwardEnabled { get; init; }
    public bool? AutoReplyEnabled { get; init; }
    public string? AllowedOOFType { get; init; }
    public bool? TrustedMailOutboundEnabled { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
