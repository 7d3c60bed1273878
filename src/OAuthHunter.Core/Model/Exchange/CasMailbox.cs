namespace OAuthHunter.Model;

/// <summary>Protocols that are open for a mailbox (<c>Get-CASMailbox</c>, <c>Get-EXOCasMailbox</c>).</summary>
public sealed record CasMailbox : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? PrimarySmtpAddress { get; init; }
    public string? ExternalDirectoryObjectId { get; init; }
    public string? DisplayName { get; init; }
    public bool? ImapEnabled { get; init; }
    public bool? PopEnabled { get; init; }

    /// <summary>False lets it send over SMTP in spite of the organisation's setting; null follows the organisation.</summary>
    public bool? SmtpClientAuthenticationDisabled { get; init; }
}
