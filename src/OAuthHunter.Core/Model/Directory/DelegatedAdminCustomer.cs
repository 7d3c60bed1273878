namespace OAuthHunter.Model;

/// <summary>The tenant that is administered.</summary>
public sealed record DelegatedAdminCustomer
{
    public string? TenantId { get; init; }
    public string? DisplayName { get; init; }
}
