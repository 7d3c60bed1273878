namespace OAuthHunter.Model;

/// <summary>An Entra role (Graph <c>unifiedRoleDefinition</c>).</summary>
public sealed record RoleDefinition : EvidenceRecord
{
    public string? Id { get; init; }
    public string? TemplateId { get; init; }
    public string? DisplayName { get; init; }
    public bool? IsBuiltIn { get; init; }
}
