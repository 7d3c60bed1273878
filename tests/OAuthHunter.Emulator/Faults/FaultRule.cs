namespace OAuthHunter.Emulator.Faults;

/// <summary>Which requests go wrong, how, and how often.</summary>
public sealed record FaultRule
{
    /// <summary>
    /// Regular expression over method, path with query and, for Exchange, the cmdlet:
    /// <c>GET /v1.0/users?$top=999</c>, <c>POST /adminapi/beta/contoso.onmicrosoft.com/InvokeCommand Get-InboundConnector</c>.
    /// </summary>
    public required string Path { get; init; }

    public required FaultKind Kind { get; init; }

    /// <summary>How many requests it hits; the rest goes well.</summary>
    public int Times { get; init; } = 1;

    /// <summary>How many matching requests go well first: 1 spares the first page.</summary>
    public int After { get; init; }

    /// <summary>Seconds of Retry-After.</summary>
    public int RetryAfterSeconds { get; init; } = 1;

    /// <summary>Bytes that arrive before a body is cut, or before the error object.</summary>
    public int Bytes { get; init; } = 100;

    public int LatencyMilliseconds { get; init; }
}
