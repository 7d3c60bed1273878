namespace OAuthHunter.Model;

/// <summary>Whether another tenant may write users into this one.</summary>
public sealed record CrossTenantUserSync
{
    public bool? IsSyncAllowed { get; init; }
}
