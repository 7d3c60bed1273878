namespace OAuthHunter.Providers.Http;

/// <summary>A request that a service did not fulfil, after all tries. Its text is scrubbed and never holds a token.</summary>
internal sealed class ServiceException : Exception
{
    public ServiceException(int? status, string? code, string message, Exception? innerException = null)
        : base(Secrets.Scrub(message), innerException)
    {
        Status = status;
        Code = code;
    }

    /// <summary>HTTP status; null when no whole answer came.</summary>
    public int? Status { get; }

    /// <summary>The service's own code, for example Authorization_RequestDenied.</summary>
    public string? Code { get; }

    /// <summary>The same in few words: <c>403 Authorization_RequestDenied: …</c>.</summary>
    public string Brief => string.Join(" ", new[] { Status?.ToString(System.Globalization.CultureInfo.InvariantCulture), Code }.Where(part => !string.IsNullOrEmpty(part)))
        is { Length: > 0 } head ? $"{head}: {Message}" : Message;
}
