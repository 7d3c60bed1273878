namespace OAuthHunter.Emulator.Token;

/// <summary>Who calls: what his token carries.</summary>
/// <param name="Service">Which service the token is for.</param>
/// <param name="Permissions">Application permissions (<c>roles</c>) or delegated scopes (<c>scp</c>).</param>
/// <param name="DirectoryRoles">Role template ids (<c>wids</c>).</param>
/// <param name="IsDelegated">A user signed in.</param>
internal sealed record EmulatedIdentity(TokenService Service, IReadOnlyList<string> Permissions, IReadOnlyList<string> DirectoryRoles, bool IsDelegated)
{
    public bool HasAny(IEnumerable<string> permissions) => permissions.Any(permission => Permissions.Contains(permission, StringComparer.OrdinalIgnoreCase));
}
