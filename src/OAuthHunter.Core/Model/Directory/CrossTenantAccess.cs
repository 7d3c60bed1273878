namespace OAuthHunter.Model;

/// <summary>Who may use what across tenants (Graph <c>crossTenantAccessPolicyB2BSetting</c>): both sides must let through.</summary>
public sealed record CrossTenantAccess
{
    public CrossTenantScope? UsersAndGroups { get; init; }
    public CrossTenantScope? Applications { get; init; }
}
