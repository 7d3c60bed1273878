using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Session;

/// <summary>Exchange Online through the cmdlets of the user's own session. The module pages and retries by itself.</summary>
internal sealed class SessionCommands(IUserSession session, RetryPolicy policy) : IExchangeCommands
{
    private const string Closed = "The session of Connect-ExchangeOnline is closed. Run Connect-ExchangeOnline again.";

    public RetryPolicy Policy => policy;

    // A session runs one cmdlet after the other.
    public Task PrepareAsync(IReadOnlyList<ExchangeCommand> commands, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> ListAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken) => SendOnceAsync(command, deliver, cancellationToken);

    public async Task<string?> SendOnceAsync(ExchangeCommand command, Action<EvidenceRow> deliver, CancellationToken cancellationToken)
    {
        var delivered = 0;
        void Take(EvidenceRow row)
        {
            delivered++;
            deliver(new SessionRow(row));
        }

        SessionOutcome outcome;
        try
        {
            outcome = await session.InvokeAsync(command.Name, command.Parameters, Take, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionException exception)
        {
            throw new ServiceException(401, ExchangeRefusal.SessionClosed, exception.Message);
        }
        catch (InvalidOperationException exception)
        {
            throw new ServiceException(null, null, exception.Message);
        }

        if (outcome.IsUnknown)
        {
            throw new ServiceException(403, "UnknownCmdlet", $"The session does not have the cmdlet {command.Name}.");
        }

        if (outcome.IsClosed)
        {
            throw new ServiceException(401, ExchangeRefusal.SessionClosed, Closed);
        }

        if (outcome.Error is { } error)
        {
            return delivered > 0 ? Secrets.Scrub($"{command.Name} reported an error beside the rows: {error}") : throw new ServiceException(null, null, error);
        }

        return outcome.Warnings.FirstOrDefault(ExchangePage.IsTruncation) is { } warning ? Secrets.Scrub($"The service cut the list: {warning}") : null;
    }
}
