namespace OAuthHunter.Model;

/// <summary>A role of a partner.</summary>
public sealed record DelegatedAdminRole
{
    /// <summary>Role template id.</summary>
    public string? RoleDefinitionId { get; init; }
}
