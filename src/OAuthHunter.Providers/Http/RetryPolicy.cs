namespace OAuthHunter.Providers.Http;

/// <summary>
/// When to try again and how long to wait. Ours stands in place of the SDK's own, which gives up after three tries, does not
/// repeat a 500, and counts a long Retry-After against the request's timeout.
/// </summary>
internal sealed record RetryPolicy
{
    /// <summary>Tries in all.</summary>
    public int MaxAttempts { get; init; } = 8;

    /// <summary>Longest time that one request may spend waiting between its tries.</summary>
    public TimeSpan MaxTotalWait { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Time that one try may take, body included.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(120);

    public TimeSpan BaseDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Waits; tests put their own in.</summary>
    public Func<TimeSpan, CancellationToken, Task> Wait { get; init; } = static (time, cancellationToken) => Task.Delay(time, cancellationToken);

    public Func<DateTimeOffset> Now { get; init; } = static () => DateTimeOffset.UtcNow;

    /// <summary>A number from 0 to 1, so that listings which were throttled together do not come back together.</summary>
    public Func<double> Jitter { get; init; } = RandomJitter();

    public static bool IsTransient(int status) => status is 408 or 429 or 500 or 502 or 503 or 504 or 509;

    /// <summary>The service's own wish, or exponential with jitter when it has none.</summary>
    public TimeSpan DelayFor(int attempt, TimeSpan? retryAfter)
    {
        if (retryAfter is { } wish && wish >= TimeSpan.Zero)
        {
            return wish + TimeSpan.FromMilliseconds(250 * Jitter());
        }

        var exponential = Math.Min(MaxDelay.TotalMilliseconds, BaseDelay.TotalMilliseconds * Math.Pow(2, attempt - 1));
        return TimeSpan.FromMilliseconds(exponential * (0.5 + (0.5 * Jitter())));
    }

    private static Func<double> RandomJitter()
    {
        var random = new Random();
        return () =>
        {
            lock (random)
            {
                return random.NextDouble();
            }
        };
    }
}
