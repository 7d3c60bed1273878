namespace OAuthHunter.Model;

/// <summary>An app known to Exchange RBAC (<c>Get-ServicePrincipal</c>).</summary>
public sealed record ExchangeServicePrincipal : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? DisplayName { get; init; }
    public string? AppId { get; init; }

    /// <summary>Object id of the service principal in Entra.</summary>
    public string? ObjectId { get; init; }
}
