namespace OAuthHunter.Model;

/// <summary>An application permission as granted: where it is effective (Graph <c>appRoleAssignment</c>).</summary>
public sealed record AppRoleAssignment : EvidenceRecord
{
    public string? Id { get; init; }
    public string? AppRoleId { get; init; }
    public string? PrincipalId { get; init; }
    public string? PrincipalType { get; init; }
    public string? PrincipalDisplayName { get; init; }

    /// <summary>Object id of the resource service principal.</summary>
    public string? ResourceId { get; init; }
    public string? ResourceDisplayName { get; init; }

    /// <summary>Application id of the resource, where the export names it.</summary>
    public string? ResourceAppId { get; init; }
    public DateTimeOffset? CreatedDateTime { get; init; }
}
