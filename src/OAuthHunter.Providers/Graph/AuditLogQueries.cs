using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads the unified audit log through Graph, where searches run by themselves: each is posted, looked at until it has run, then
/// read like any listing. A post whose answer is lost leaves a search behind that nobody reads; that does no harm.
/// </summary>
internal sealed class AuditLogQueries(GraphClient client, RetryPolicy policy)
{
    public const string Path = "/security/auditLog/queries";

    private const string Name = "POST /v1.0" + Path;

    /// <summary>Searches take minutes, in large tenants many of them.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromHours(1);

    private static readonly TimeSpan LongestLook = TimeSpan.FromSeconds(30);

    /// <summary>The permission that opens every record type that is searched for.</summary>
    public static IReadOnlyList<string> Permissions { get; } = ["AuditLogsQuery.Read.All"];

    public async Task<EntitySetCoverage> ReadAsync(LiveReadOptions options, IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken)
    {
        var run = new AuditRun(sink, observer);
        var parts = new List<ListingResult>();

        // The searches run side by side in the service; what they found is read in one order, the same each time.
        var searches = AuditSearches.Whole(options.LogStart, options.CapturedAt).Select(slice => SearchAsync(slice, cancellationToken)).ToList();
        foreach (var search in searches)
        {
            var (id, failure) = await search.ConfigureAwait(false);
            parts.Add(failure ?? await RecordsAsync(id!, run, cancellationToken).ConfigureAwait(false));
        }

        return run.Finish(parts, AuditSearches.Scope);
    }

    private async Task<(string? Id, ListingResult? Failure)> SearchAsync(AuditSlice slice, CancellationToken cancellationToken)
    {
        try
        {
            var id = await PostAsync(slice, cancellationToken).ConfigureAwait(false);
            var status = await WaitAsync(id, cancellationToken).ConfigureAwait(false);
            return status == "succeeded"
                ? (id, null)
                : (null, new ListingResult { State = EvidenceState.NotCaptured, Reason = $"The search for {slice.Subject} ended as {status} instead of giving records." });
        }
        catch (ServiceException exception)
        {
            return (null, GraphRefusal.Judge(GraphDetails.AuditLogQueryList, exception, 0));
        }
    }

    private async Task<ListingResult> RecordsAsync(string id, AuditRun run, CancellationToken cancellationToken)
    {
        var query = GraphDetails.AuditLogRecords;
        var result = await ReadPagesAsync(query).ConfigureAwait(false);

        // No page size is documented for this listing; a service that refuses ours gets to choose.
        return result.IsUnknownRequest ? await ReadPagesAsync(query with { Top = null }).ConfigureAwait(false) : result;

        Task<ListingResult> ReadPagesAsync(GraphQuery pages) => new ListingReader(client).ReadAsync(
            pages, pages.Url(new LiveReadOptions { CapturedAt = default }, id), row => run.Add((AuditRecord)pages.Map(row)), cancellationToken);
    }

    private async Task<string> PostAsync(AuditSlice slice, CancellationToken cancellationToken)
    {
        string? id = null;
        await client.PostAsync("v1.0" + Path, Body(slice), GraphWorkload.Reporting, response =>
        {
            try
            {
                using var document = JsonDocument.Parse(response.Body);
                var flaw = ServiceError.Of(document.RootElement);
                id = flaw is null && document.RootElement.TryGetProperty("id", out var value) ? value.GetString() : null;
                return flaw ?? (id is null ? new ServiceError(null, "The search was taken without an id.") : null);
            }
            catch (Exception exception) when (exception is JsonException or InvalidOperationException)
            {
                return new ServiceError(null, "The answer is damaged or was cut off.");
            }
        }, cancellationToken).ConfigureAwait(false);
        return id!;
    }

    /// <summary>Looks again and again, less and less often.</summary>
    /// <returns>The state in which the search came to rest.</returns>
    private async Task<string> WaitAsync(string id, CancellationToken cancellationToken)
    {
        var query = GraphDetails.AuditLogQuery;
        var address = client.Resolve(query.Url(new LiveReadOptions { CapturedAt = default }, id));
        var waited = TimeSpan.Zero;
        for (var pause = TimeSpan.FromSeconds(1); ; pause = pause + pause < LongestLook ? pause + pause : LongestLook)
        {
            using (var page = await client.GetPageAsync(query, address, cancellationToken).ConfigureAwait(false))
            {
                var status = page.Rows.First().Text("status");
                if (status is not ("notStarted" or "running"))
                {
                    return status ?? "unknown";
                }
            }

            if (waited > LongestRun)
            {
                throw new ServiceException(null, "SearchTimeout", $"The search had not run after {LongestRun.TotalMinutes:0} minutes.");
            }

            waited += pause;
            await policy.Wait(pause, cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] Body(AuditSlice slice)
    {
        var body = new Dictionary<string, object>
        {
            ["displayName"] = $"OAuthHunter: {slice.Subject}",
            ["filterStartDateTime"] = slice.Start.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["filterEndDateTime"] = slice.End.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
        if (slice.Operations.Count > 0)
        {
            body["operationFilters"] = slice.Operations;
        }

        if (slice.RecordType is { } type)
        {
            // The cmdlet's name of the type, in Graph's spelling.
            body["recordTypeFilters"] = new[] { char.ToLowerInvariant(type[0]) + type.Substring(1) };
        }

        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    /// <summary>Passes each record on once, whichever search found it.</summary>
    private sealed class AuditRun(IEvidenceSink sink, IReadObserver observer)
    {
        private readonly SeenIds seen = new();
        private long count;
        private long duplicates;
        private DateTimeOffset? first;
        private DateTimeOffset? last;

        public void Add(AuditRecord record)
        {
            if (!seen.Add(record.Id))
            {
                duplicates++;
                return;
            }

            count++;
            record.Origin = new EvidenceOrigin(Name, count);
            if (record.CreationTime is { } time)
            {
                first = first < time ? first : time;
                last = last > time ? last : time;
            }

            sink.Add(EntitySets.UnifiedAuditLog, record);
            if (count % 500 == 0)
            {
                observer.Progress(Name, 0, 0, count);
            }
        }

        public EntitySetCoverage Finish(List<ListingResult> parts, string scope)
        {
            var failed = parts.Where(part => part.State != EvidenceState.Available).ToList();
            var state = failed.Count == 0 ? EvidenceState.Available
                : failed.Count < parts.Count || count > 0 ? EvidenceState.Incomplete
                : failed.All(part => part.State == failed[0].State) ? failed[0].State : EvidenceState.NotCaptured;
            var coverage = new EntitySetCoverage
            {
                EntitySet = EntitySets.UnifiedAuditLog.Name,
                State = state,
                Count = count,
                First = first,
                Last = last,
                Reason = failed.Count == 0 ? null : string.Join(" ", failed.Select(part => part.Reason).Distinct()),
                Scope = state is EvidenceState.Available or EvidenceState.Incomplete ? scope : null,
            };
            observer.FileRead(new EvidenceFile
            {
                Path = Name,
                Format = "Microsoft Graph",
                EntitySets = [coverage.EntitySet],
                Read = count,
                Duplicates = duplicates,
                First = first,
                Last = last,
                Completeness = state,
                Problem = coverage.Reason,
            });
            return coverage;
        }
    }
}
