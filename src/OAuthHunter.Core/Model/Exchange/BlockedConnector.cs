namespace OAuthHunter.Model;

/// <summary>A connector that Microsoft has stopped because it looked compromised (<c>Get-BlockedConnector</c>).</summary>
public sealed record BlockedConnector : EvidenceRecord
{
    /// <summary>GUID of the inbound connector.</summary>
    public string? ConnectorId { get; init; }

    public string? Name { get; init; }

    /// <summary>Why, in the service's words.</summary>
    public string? Reason { get; init; }

    /// <summary>When it was blocked.</summary>
    public DateTimeOffset? CreatedDateTime { get; init; }

    public DateTimeOffset? ChangedDateTime { get; init; }
}
