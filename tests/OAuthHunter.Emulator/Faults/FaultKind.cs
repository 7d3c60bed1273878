namespace OAuthHunter.Emulator.Faults;

/// <summary>What goes wrong with a request.</summary>
public enum FaultKind
{
    /// <summary>429 with Retry-After.</summary>
    Throttle,

    /// <summary>429 without Retry-After.</summary>
    ThrottleSilent,

    /// <summary>503.</summary>
    Unavailable,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>The connection is dropped after a number of bytes of a good answer.</summary>
    CutBody,

    /// <summary>200, and in the middle of the good answer an error object.</summary>
    ErrorInBody,

    /// <summary>400: the skip token is no longer valid. Only requests that carry one.</summary>
    ExpiredSkipToken,

    /// <summary>Exchange, 400: the listing is forgotten. Only requests that carry a skip token.</summary>
    ExpiredExchangePage,

    /// <summary>The answer comes late.</summary>
    Latency,

    /// <summary>Exchange: 200 with rows and with <c>@adminapi.errors</c>.</summary>
    AdminApiError,

    /// <summary>Exchange: 200 with rows and the warning that there are more.</summary>
    MoreResultsWarning,
}
