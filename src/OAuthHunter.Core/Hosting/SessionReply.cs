namespace OAuthHunter.Hosting;

/// <summary>What a request through the user's Graph session gave.</summary>
public sealed record SessionReply
{
    /// <summary>HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>The body as it came; empty when there is none.</summary>
    public string Body { get; init; } = string.Empty;

    /// <summary>How long the service asks to wait, in seconds.</summary>
    public double? RetryAfter { get; init; }
}
