namespace OAuthHunter.Model;

/// <summary>The connection filter (<c>Get-HostedConnectionFilterPolicy</c>).</summary>
public sealed record HostedConnectionFilterPolicy : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public IReadOnlyList<string>? IPAllowList { get; init; }
    public IReadOnlyList<string>? IPBlockList { get; init; }
    public bool? EnableSafeList { get; init; }
    public bool? IsDefault { get; init; }
}
