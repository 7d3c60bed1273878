namespace OAuthHunter.Model;

/// <summary>An Entra role (Graph <c>unifiedRoleDefinition</c>).</summary>
public sealed record RoleDefinition : EvidenceRecord
{
    public string? Id { get; init; }
    public string? TemplateId { get; init; }
    public string? DisplayName { get; init; }
    public bool? IsBuiltIn { get; init; }

    /// <summary>What a role of the tenant's own may do; null for built-in roles, which the role table rates.</summary>
    public IReadOnlyList<RolePermission>? RolePermissions { get; init; }
}
