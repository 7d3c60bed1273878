using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Reads the message trace, newest first, in windows of the ten days that a query may span. There are no pages: a full answer is
/// continued from the time and recipient of its last row, which come again and count once. The service takes a hundred queries in
/// five minutes, so a busy tenant is read back as far as one such budget reaches, and the set is called incomplete.
/// </summary>
internal sealed class MessageTraceReader(IExchangeCommands client, int pageSize = 5_000, int maxQueries = 100)
{
    public const string Cmdlet = "Get-MessageTraceV2";

    private static readonly TimeSpan Window = TimeSpan.FromDays(10);
    private static readonly TimeSpan Reach = TimeSpan.FromDays(90);

    /// <summary>The least that shows whether the cmdlet may be run.</summary>
    public static ExchangeCommand Probe { get; } = new(Cmdlet, new Dictionary<string, object> { ["ResultSize"] = 1 });

    public async Task<EntitySetCoverage> ReadAsync(LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var tally = new Tally(deliver);
        var start = options.LogStart > options.CapturedAt - Reach ? options.LogStart : options.CapturedAt - Reach;
        var queries = 0;
        string? problem = null;
        try
        {
            for (var end = options.CapturedAt; end > start && problem is null; end -= Window)
            {
                var from = end - Window > start ? end - Window : start;
                var (upTo, recipient) = (end, (string?)null);
                while (problem is null)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    if (queries++ >= maxQueries)
                    {
                        problem = $"There is more mail than {maxQueries} queries give; what came before {upTo.AsMinute()} UTC was not read.";
                        break;
                    }

                    var rows = new List<MessageTrace>();
                    var cut = await client.ListAsync(Command(from, upTo, recipient), row => rows.Add(MessageTraceMapper.Map(row)), cancellationToken).ConfigureAwait(false);
                    var fresh = rows.Count(tally.Add);
                    if (rows.Count < pageSize)
                    {
                        // A full answer says that there is more; one that is not full has no reason to.
                        problem = cut;
                        break;
                    }

                    var last = rows[rows.Count - 1];
                    if (fresh == 0 || last.Received is not { } time)
                    {
                        problem = $"The trace could not be continued before {upTo.AsMinute()} UTC.";
                        break;
                    }

                    (upTo, recipient) = (time, last.RecipientAddress);
                }
            }
        }
        catch (ServiceException exception)
        {
            return tally.Cover(ExchangeRefusal.Judge(EntitySets.MessageTraces, Cmdlet, exception, tally.Count));
        }

        return tally.Cover(new EntitySetCoverage
        {
            EntitySet = EntitySets.MessageTraces.Name,
            State = problem is null ? EvidenceState.Available : tally.Count > 0 ? EvidenceState.Incomplete : EvidenceState.NotCaptured,
            Count = tally.Count,
            Reason = problem is null ? null : $"{Cmdlet}: {problem}",
        });
    }

    private ExchangeCommand Command(DateTimeOffset start, DateTimeOffset end, string? recipient)
    {
        var parameters = new Dictionary<string, object> { ["StartDate"] = start, ["EndDate"] = end, ["ResultSize"] = pageSize };
        if (recipient is not null)
        {
            parameters["StartingRecipientAddress"] = recipient;
        }

        return new ExchangeCommand(Cmdlet, parameters);
    }

    /// <summary>Passes each row on once, and remembers the time that they span.</summary>
    private sealed class Tally(Action<EvidenceRecord> deliver)
    {
        private readonly SeenIds seen = new();
        private DateTimeOffset? first;
        private DateTimeOffset? last;

        public long Count { get; private set; }

        public bool Add(MessageTrace trace)
        {
            if (!seen.Add($"{trace.MessageTraceId}|{trace.RecipientAddress}"))
            {
                return false;
            }

            Count++;
            trace.Origin = new EvidenceOrigin(Cmdlet, Count);
            first = trace.Received < first || first is null ? trace.Received ?? first : first;
            last = trace.Received > last || last is null ? trace.Received ?? last : last;
            deliver(trace);
            return true;
        }

        public EntitySetCoverage Cover(EntitySetCoverage coverage) => coverage with { First = first, Last = last };
    }
}
