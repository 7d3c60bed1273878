namespace OAuthHunter.Providers.Http;

/// <summary>A whole answer, its body in memory.</summary>
internal sealed class ServiceResponse
{
    public required int Status { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>How long the service asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;
}
