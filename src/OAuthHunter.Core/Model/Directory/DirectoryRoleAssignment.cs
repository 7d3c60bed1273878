namespace OAuthHunter.Model;

/// <summary>An Entra role held by a user, group or app: active or PIM-eligible.</summary>
public sealed record DirectoryRoleAssignment : EvidenceRecord
{
    public string? Id { get; init; }
    public string? PrincipalId { get; init; }

    /// <summary>User, Group or ServicePrincipal, where the export says so.</summary>
    public string? PrincipalType { get; init; }
    public string? PrincipalDisplayName { get; init; }
    public string? PrincipalUserPrincipalName { get; init; }

    /// <summary>For built-in roles also the role template id.</summary>
    public string? RoleDefinitionId { get; init; }
    public string? RoleDisplayName { get; init; }

    /// <summary>"/" is the whole tenant.</summary>
    public string? DirectoryScopeId { get; init; }

    /// <summary>True for a PIM-eligible assignment that must be activated first.</summary>
    public bool IsEligible { get; init; }
    public string? AssignmentType { get; init; }
    public string? MemberType { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
    public DateTimeOffset? StartDateTime { get; init; }
    public DateTimeOffset? EndDateTime { get; init; }
}
