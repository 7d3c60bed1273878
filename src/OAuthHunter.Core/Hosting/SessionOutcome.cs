namespace OAuthHunter.Hosting;

/// <summary>How a cmdlet of the user's Exchange session ended.</summary>
public sealed record SessionOutcome
{
    /// <summary>What it complained of; null when nothing.</summary>
    public string? Error { get; init; }

    /// <summary>
    /// Whether the session does not have the cmdlet. Exchange Online gives a session only the cmdlets that its roles allow, so
    /// this is a refusal.
    /// </summary>
    public bool IsUnknown { get; init; }

    /// <summary>Whether the session is closed.</summary>
    public bool IsClosed { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
