namespace OAuthHunter.Model;

/// <summary>A connector that Microsoft closed because spam came through it (<c>Get-BlockedConnector</c>).</summary>
public sealed record BlockedConnector : EvidenceRecord
{
    public string? ConnectorId { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? CreatedDatetime { get; init; }
    public DateTimeOffset? ChangedDatetime { get; init; }
}
