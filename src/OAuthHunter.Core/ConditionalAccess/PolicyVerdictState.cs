namespace OAuthHunter.ConditionalAccess;

/// <summary>Whether a policy applies to a sign-in.</summary>
public enum PolicyVerdictState
{
    DoesNotApply,

    /// <summary>The evidence or the context leaves it open.</summary>
    Depends,

    Applies,
}
