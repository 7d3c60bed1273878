namespace OAuthHunter.Model;

/// <summary>Delegated permissions given to a client (Graph <c>oAuth2PermissionGrant</c>).</summary>
public sealed record OAuth2PermissionGrant : EvidenceRecord
{
    public string? Id { get; init; }

    /// <summary>Object id of the client service principal.</summary>
    public string? ClientId { get; init; }

    /// <summary>AllPrincipals (tenant-wide) or Principal (one user).</summary>
    public string? ConsentType { get; init; }
    public string? PrincipalId { get; init; }
    public string? ResourceId { get; init; }

    /// <summary>Scopes, separated by blanks.</summary>
    public string? Scope { get; init; }
}
