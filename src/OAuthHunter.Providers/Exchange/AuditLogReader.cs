using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Reads the unified audit log in slices of time. A session gives no more than its bound and does not say when there was more, so
/// a slice that comes back full is split and read again; records that come twice count once.
/// </summary>
internal sealed class AuditLogReader(IExchangeCommands client, int pageSize = 5_000, int sessionBound = 50_000)
{
    public const string Cmdlet = "Search-UnifiedAuditLog";

    /// <summary>When that many slices have failed, the rest will too.</summary>
    private const int MaxFailures = 3;

    public async Task<EntitySetCoverage> ReadAsync(LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var tally = new Tally(deliver);
        var session = new AuditSession(client, pageSize, sessionBound);
        var waiting = new Stack<AuditSlice>(AuditSearches.Between(options.LogStart, options.CapturedAt).Reverse());
        var problems = new List<string>();
        ServiceException? refusal = null;
        while (waiting.Count > 0 && refusal is null && problems.Count < MaxFailures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var slice = waiting.Pop();
            try
            {
                if (await session.ReadAsync(slice, tally.Add, cancellationToken).ConfigureAwait(false) < sessionBound)
                {
                    continue;
                }

                if (slice.Split() is { } halves)
                {
                    waiting.Push(halves.First);
                    waiting.Push(halves.Second);
                }
                else
                {
                    problems.Add($"{slice} holds more than the {sessionBound} records that a search gives.");
                }
            }
            catch (ServiceException exception) when (exception.Status is 400 or 401 or 403 or 404)
            {
                refusal = exception;
            }
            catch (ServiceException exception)
            {
                problems.Add($"{slice} could not be read: {exception.Brief}");
            }
        }

        if (refusal is not null)
        {
            return tally.Cover(ExchangeRefusal.Judge(EntitySets.UnifiedAuditLog, Cmdlet, refusal, tally.Count));
        }

        var unread = waiting.Count > 0 ? $" {waiting.Count} more slices were not tried." : string.Empty;
        return tally.Cover(new EntitySetCoverage
        {
            EntitySet = EntitySets.UnifiedAuditLog.Name,
            State = problems.Count == 0 ? EvidenceState.Available : tally.Count > 0 ? EvidenceState.Incomplete : EvidenceState.NotCaptured,
            Count = tally.Count,
            Reason = problems.Count == 0 ? null : $"{Cmdlet}: {string.Join(" ", problems)}{unread}",
        });
    }

    /// <summary>Passes each record on once, and remembers the time that they span.</summary>
    private sealed class Tally(Action<EvidenceRecord> deliver)
    {
        private readonly SeenIds seen = new();
        private DateTimeOffset? first;
        private DateTimeOffset? last;

        public long Count { get; private set; }

        public void Add(AuditRecord record)
        {
            if (!seen.Add(record.Id))
            {
                return;
            }

            Count++;
            record.Origin = new EvidenceOrigin(Cmdlet, Count);
            if (record.CreationTime is { } time)
            {
                first = first < time ? first : time;
                last = last > time ? last : time;
            }

            deliver(record);
        }

        public EntitySetCoverage Cover(EntitySetCoverage coverage) => coverage with
        {
            First = first,
            Last = last,
            Scope = coverage.State is EvidenceState.Available or EvidenceState.Incomplete ? AuditSearches.Scope : null,
        };
    }
}
