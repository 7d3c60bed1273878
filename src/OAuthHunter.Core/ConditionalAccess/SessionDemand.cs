namespace OAuthHunter.ConditionalAccess;

/// <summary>What happens to a user's sessions, in every context in which he gets in.</summary>
public sealed record SessionDemand
{
    /// <summary>The longest that a session can go without a new sign-in; null when some context sets no limit (Microsoft's 90 days).</summary>
    public TimeSpan? SignInFrequency { get; init; }

    /// <summary>Whether a limit of at most twelve hours holds everywhere, and where not.</summary>
    public required AccessDemand ShortSessions { get; init; }

    /// <summary>Whether browsers forget the session when they are closed.</summary>
    public required AccessDemand NoPersistentBrowser { get; init; }

    /// <summary>Whether tokens are bound to the device on Windows, for Exchange and SharePoint.</summary>
    public required AccessDemand TokenProtection { get; init; }

    /// <summary>Whether continuous access evaluation enforces the place strictly.</summary>
    public required AccessDemand StrictLocation { get; init; }

    /// <summary>Names of enabled policies that switch continuous access evaluation off for him.</summary>
    public IReadOnlyList<string> ContinuousAccessDisabledBy { get; init; } = [];
}
