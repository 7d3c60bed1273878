using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>A delegated grant where it lies packed: read by those who pass over all of them and keep few.</summary>
/// <param name="Table">Where it lies.</param>
/// <param name="Index">Its place there.</param>
/// <param name="ClientId">Object id of the app that holds it.</param>
/// <param name="ConsentType">AllPrincipals or Principal.</param>
/// <param name="PrincipalId">The user, where it is for one.</param>
/// <param name="ResourceId">Object id of the API.</param>
/// <param name="Scope">Scopes, separated by blanks.</param>
/// <param name="ScopesKey">The same number for the same scopes of the same API.</param>
internal readonly record struct DelegatedGrantRow(
    DelegatedGrantTable Table, int Index, string? ClientId, string? ConsentType, string? PrincipalId, string? ResourceId, string? Scope, long ScopesKey)
{
    public bool IsTenantWide => string.Equals(ConsentType, "AllPrincipals", StringComparison.OrdinalIgnoreCase);

    /// <summary>The grant as read, made anew at each call.</summary>
    public OAuth2PermissionGrant ToRecord() => Table[Index];
}
