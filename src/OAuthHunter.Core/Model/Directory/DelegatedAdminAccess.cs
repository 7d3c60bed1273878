namespace OAuthHunter.Model;

/// <summary>Roles of a partner.</summary>
public sealed record DelegatedAdminAccess
{
    public IReadOnlyList<DelegatedAdminRole>? UnifiedRoles { get; init; }
}
