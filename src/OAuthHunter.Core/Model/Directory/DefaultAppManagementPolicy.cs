namespace OAuthHunter.Model;

/// <summary>What credentials the apps of the tenant may have (Graph <c>tenantAppManagementPolicy</c>).</summary>
public sealed record DefaultAppManagementPolicy : EvidenceRecord
{
    public string? Id { get; init; }
    public bool? IsEnabled { get; init; }
    public AppManagementRestrictions? ApplicationRestrictions { get; init; }
    public AppManagementRestrictions? ServicePrincipalRestrictions { get; init; }
}
