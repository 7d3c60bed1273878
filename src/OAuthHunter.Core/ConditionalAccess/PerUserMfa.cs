namespace OAuthHunter.ConditionalAccess;

/// <summary>The old per-user MFA setting (Graph <c>perUserMfaState</c>).</summary>
public enum PerUserMfa
{
    Disabled,

    /// <summary>Asked to register at the next sign-in; legacy clients go on with the password.</summary>
    Enabled,
    Enforced,
}
