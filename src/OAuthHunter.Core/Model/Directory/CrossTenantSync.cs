namespace OAuthHunter.Model;

/// <summary>Accounts that another tenant writes into this one.</summary>
public sealed record CrossTenantSync
{
    public string? DisplayName { get; init; }
    public CrossTenantUserSync? UserSyncInbound { get; init; }
}
