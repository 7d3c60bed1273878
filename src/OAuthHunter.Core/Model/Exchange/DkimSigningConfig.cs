namespace OAuthHunter.Model;

/// <summary>Whether outgoing mail of a domain is signed (<c>Get-DkimSigningConfig</c>).</summary>
public sealed record DkimSigningConfig : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Domain { get; init; }
    public bool? Enabled { get; init; }

    /// <summary>Valid, CnameMissing …</summary>
    public string? Status { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
