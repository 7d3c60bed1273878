namespace OAuthHunter.Model;

/// <summary>A domain that Exchange accepts mail for (<c>Get-AcceptedDomain</c>).</summary>
public sealed record AcceptedDomain : EvidenceRecord
{
    public string? Name { get; init; }
    public string? DomainName { get; init; }
    public string? DomainType { get; init; }
    public bool? Default { get; init; }
    public bool? MatchSubDomains { get; init; }
    public DateTimeOffset? WhenCreated { get; init; }
}
