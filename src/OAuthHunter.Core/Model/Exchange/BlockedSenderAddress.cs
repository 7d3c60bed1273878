namespace OAuthHunter.Model;

/// <summary>An account that may not send any more because it sent spam (<c>Get-BlockedSenderAddress</c>).</summary>
public sealed record BlockedSenderAddress : EvidenceRecord
{
    public string? SenderAddress { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? CreatedDatetime { get; init; }
    public DateTimeOffset? ChangedDatetime { get; init; }
}
