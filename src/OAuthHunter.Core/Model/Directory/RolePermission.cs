namespace OAuthHunter.Model;

/// <summary>Actions of a role.</summary>
public sealed record RolePermission
{
    public IReadOnlyList<string>? AllowedResourceActions { get; init; }
}
