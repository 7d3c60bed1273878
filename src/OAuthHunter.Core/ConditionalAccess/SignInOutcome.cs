namespace OAuthHunter.ConditionalAccess;

/// <summary>What becomes of one sign-in.</summary>
public sealed record SignInOutcome
{
    public required SignInResult Result { get; init; }

    /// <summary>Every policy, whether it applies and why; enforced ones first.</summary>
    public required IReadOnlyList<PolicyVerdict> Verdicts { get; init; }

    /// <summary>The strictest sign-in frequency of those that apply; null without one, zero for every time.</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>always or never; null when no policy says.</summary>
    public string? PersistentBrowser { get; init; }

    /// <summary>disabled, strictEnforcement or strictLocation; null when no policy says.</summary>
    public string? ContinuousAccessEvaluation { get; init; }

    public bool IsTokenBound { get; init; }
}
