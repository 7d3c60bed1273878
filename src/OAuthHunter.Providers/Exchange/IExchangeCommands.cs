using OAuthHunter.Evidence;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>Exchange Online's cmdlets, whichever road leads to them. Rows are to be read while they are handed over, not later.</summary>
internal interface IExchangeCommands
{
    RetryPolicy Policy { get; }

    /// <summary>
    /// Says which listings come next, for a road that can fetch several in one request. Nothing comes of it but less waiting: what
    /// could not be fetched ahead is asked for in its turn, and only then is anything said of it.
    /// </summary>
    Task PrepareAsync(IReadOnlyList<ExchangeCommand> commands, CancellationToken cancellationToken);

    /// <summary>Runs a cmdlet and delivers its rows, page by page. Nothing of a page is delivered before the page is whole.</summary>
    /// <returns>Why the rows are not all there are; null when they are.</returns>
    /// <exception cref="ServiceException">The first page did not come.</exception>
    Task<string?> ListAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a command once and delivers what its one answer holds. For commands that move a cursor on the server: sent again,
    /// they would skip what the lost answer held.
    /// </summary>
    /// <returns>Why the answer is not whole; null when it is.</returns>
    /// <exception cref="ServiceException">No answer came.</exception>
    Task<string?> SendOnceAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken);
}
