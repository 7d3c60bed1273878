namespace OAuthHunter.Model;

/// <summary>Transport settings of the organisation (<c>Get-TransportConfig</c>).</summary>
public sealed record TransportConfig : EvidenceRecord
{
    public string? Identity { get; init; }

    /// <summary>False when any mailbox may send with a user name and a password over SMTP.</summary>
    public bool? SmtpClientAuthenticationDisabled { get; init; }
    public bool? AllowLegacyTLSClients { get; init; }
    public string? JournalingReportNdrTo { get; init; }
    public DateTimeOffset? WhenChanged { get; init; }
}
