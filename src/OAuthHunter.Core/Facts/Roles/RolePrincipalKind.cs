namespace OAuthHunter.Facts.Roles;

/// <summary>What holds a role.</summary>
public enum RolePrincipalKind
{
    /// <summary>The evidence does not tell.</summary>
    Unknown,
    User,
    Application,
    Group,
}
