using OAuthHunter.Evidence;

namespace OAuthHunter.Hosting;

/// <summary>
/// What the user opened with Connect-MgGraph and Connect-ExchangeOnline. Both belong to one runspace, so every call is carried
/// out by the pipeline thread of the cmdlet at work, one after another, whichever thread asks.
/// </summary>
public interface IUserSession
{
    /// <summary>The session of Connect-MgGraph; null when there is none.</summary>
    SessionAccount? Graph { get; }

    /// <summary>The session of Connect-ExchangeOnline; null when there is none.</summary>
    SessionAccount? Exchange { get; }

    /// <summary>Sends a request to Graph. Every status is a reply.</summary>
    /// <exception cref="InvalidOperationException">The request could not be sent this time; the message says why.</exception>
    /// <exception cref="ConnectionException">The session is closed, or it is another runspace's.</exception>
    Task<SessionReply> SendAsync(string method, Uri address, string? json, CancellationToken cancellationToken);

    /// <summary>
    /// Runs an Exchange cmdlet to its end, then hands over its rows on the pipeline thread: their properties may run script, so
    /// what is not read of a row then is not to be had later. Parameters are texts, flags, numbers, times or lists of texts.
    /// </summary>
    /// <exception cref="ConnectionException">The session is another runspace's.</exception>
    Task<SessionOutcome> InvokeAsync(string cmdlet, IReadOnlyDictionary<string, object> parameters, Action<EvidenceRow> take, CancellationToken cancellationToken);
}
