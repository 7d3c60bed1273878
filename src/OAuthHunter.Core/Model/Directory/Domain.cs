namespace OAuthHunter.Model;

/// <summary>A domain of the tenant (Graph <c>domain</c>).</summary>
public sealed record Domain : EvidenceRecord
{
    /// <summary>The domain name.</summary>
    public string? Id { get; init; }
    public bool? IsInitial { get; init; }
    public bool? IsDefault { get; init; }
    public bool? IsVerified { get; init; }
    public string? AuthenticationType { get; init; }
}
