using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Reads one slice through a session of Search-UnifiedAuditLog. The same call gives page after page, so the cursor is on the server:
/// a lost answer is a lost page. A slice whose session stumbles is therefore read again from its beginning in a new session.
/// </summary>
internal sealed class AuditSession(IExchangeCommands client, int pageSize, int sessionBound)
{
    /// <summary>Reads the slice and delivers its records; a second reading delivers records again.</summary>
    /// <returns>Records that the session gave; the session's bound when it is full.</returns>
    /// <exception cref="ServiceException">The slice could not be read to its end.</exception>
    public async Task<int> ReadAsync(AuditSlice slice, Action<AuditRecord> deliver, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await ReadOnceAsync(slice, deliver, cancellationToken).ConfigureAwait(false);
            }
            catch (ServiceException exception) when (attempt < client.Policy.MaxAttempts && IsPassing(exception))
            {
                await client.Policy.Wait(client.Policy.DelayFor(attempt, null), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task<int> ReadOnceAsync(AuditSlice slice, Action<AuditRecord> deliver, CancellationToken cancellationToken)
    {
        var command = Command(slice, Guid.NewGuid().ToString());
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var refusals = 0;
        var count = 0;
        var unnamed = 0;
        while (count < sessionBound)
        {
            var page = new List<(int? Index, string? Identity, AuditRecord Record)>();
            string? problem;
            try
            {
                problem = await client.SendOnceAsync(command, row => page.Add((row.Integer("ResultIndex"), row.Text("Identity"), AuditRecordMapper.Map(row))), cancellationToken).ConfigureAwait(false);
            }
            catch (ServiceException exception) when (exception.Status == 429 && ++refusals < client.Policy.MaxAttempts)
            {
                // Turned away before it ran: the cursor has not moved. The shared limit waits as long as the service asked.
                continue;
            }

            if (problem is not null)
            {
                throw new ServiceException(null, null, problem);
            }

            if (page.Count > 0 && page[0].Index is { } first && first > count + 1)
            {
                throw new ServiceException(null, SkippedPage, $"A page of the search was lost: record {count + 1} was due and record {first} came.");
            }

            var fresh = 0;
            foreach (var (_, identity, record) in page)
            {
                if (seen.Add(identity ?? record.Id ?? $"#{++unnamed}"))
                {
                    fresh++;
                    deliver(record);
                }
            }

            // Duplicates count: the bound is on what the session hands out. A page of nothing but duplicates is the end, too.
            count += page.Count;
            if (fresh == 0)
            {
                break;
            }
        }

        return count;
    }

    private const string SkippedPage = "SkippedPage";

    private ExchangeCommand Command(AuditSlice slice, string sessionId)
    {
        var parameters = new Dictionary<string, object>
        {
            ["StartDate"] = slice.Start,
            ["EndDate"] = slice.End,
            ["SessionId"] = sessionId,
            ["SessionCommand"] = "ReturnLargeSet",
            ["ResultSize"] = pageSize,
        };
        if (slice.Operations.Count > 0)
        {
            parameters["Operations"] = slice.Operations;
        }

        if (slice.RecordType is { } type)
        {
            parameters["RecordType"] = type;
        }

        return new ExchangeCommand(AuditLogReader.Cmdlet, parameters);
    }

    /// <summary>Throttling is not among them: it has been waited out page by page, and a service that still throttles means it.</summary>
    private static bool IsPassing(ServiceException exception) =>
        exception.Status != 429 && (exception.Code == SkippedPage || exception.Status is null or 200 || RetryPolicy.IsTransient(exception.Status.Value));
}
