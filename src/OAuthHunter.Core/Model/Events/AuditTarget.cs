namespace OAuthHunter.Model;

/// <summary>An object that a directory change touched.</summary>
public sealed record AuditTarget
{
    public string? Id { get; init; }
    public string? DisplayName { get; init; }

    /// <summary>Application, ServicePrincipal, User, Role, Group …</summary>
    public string? Type { get; init; }
    public string? UserPrincipalName { get; init; }
    public IReadOnlyList<ModifiedProperty> ModifiedProperties { get; init; } = [];
}
