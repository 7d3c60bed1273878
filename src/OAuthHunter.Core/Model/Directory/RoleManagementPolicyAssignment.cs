namespace OAuthHunter.Model;

/// <summary>The PIM settings of a role (Graph <c>unifiedRoleManagementPolicyAssignment</c> with its policy).</summary>
public sealed record RoleManagementPolicyAssignment : EvidenceRecord
{
    public string? Id { get; init; }
    public string? PolicyId { get; init; }
    public string? RoleDefinitionId { get; init; }

    /// <summary>"/" is the whole tenant.</summary>
    public string? ScopeId { get; init; }
    public RoleManagementPolicy? Policy { get; init; }
}
