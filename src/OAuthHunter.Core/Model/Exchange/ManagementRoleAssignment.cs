namespace OAuthHunter.Model;

/// <summary>An Exchange role given directly (<c>Get-ManagementRoleAssignment</c>).</summary>
public sealed record ManagementRoleAssignment : EvidenceRecord
{
    public string? Identity { get; init; }
    public string? Name { get; init; }
    public string? Role { get; init; }
    public string? RoleAssignee { get; init; }
    public string? RoleAssigneeName { get; init; }
    public string? RoleAssigneeType { get; init; }
    public string? CustomResourceScope { get; init; }

    /// <summary>Scope of an assignment made before resource scopes came; the older name of the same thing for users and groups.</summary>
    public string? CustomRecipientWriteScope { get; init; }
    public string? RecipientAdministrativeUnitScope { get; init; }
    public bool? Enabled { get; init; }
}
