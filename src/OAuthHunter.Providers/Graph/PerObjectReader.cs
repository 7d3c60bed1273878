using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Formats;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>Reads, in batches, what Graph tells about one object at a time: eligible members of a group, per-user MFA of a user.</summary>
internal sealed class PerObjectReader(ListingReader listings, GraphBatch batch)
{
    /// <param name="query">The request with a place for the object's id.</param>
    /// <param name="ids">The objects.</param>
    /// <param name="options">What to read.</param>
    /// <param name="deliver">Takes the records.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListingResult> ReadAsync(GraphQuery query, IReadOnlyList<string> ids, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var urls = ids.Select(id => query.Url(options, id).Substring(query.Version.Length)).ToList();
        var items = await batch.GetAsync(urls, query.Workload, cancellationToken, query.Version).ConfigureAwait(false);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        ServiceException? failure = null;
        var missing = 0;
        var line = 0;
        for (var index = 0; index < items.Count; index++)
        {
            using var page = items[index].Body is { } body ? GraphPage.TryParse(body, query.IsSingle, out _) : null;
            if (page is null)
            {
                // An object that was deleted since has nothing to show; any other failure hides something.
                missing += items[index].Failure?.Status == 404 ? 1 : 0;
                failure ??= items[index].Failure is { Status: 404 } ? null : items[index].Failure ?? new ServiceException(null, null, "The answer cannot be read.");
                continue;
            }

            foreach (var row in page.Rows)
            {
                Take(row, ids[index]);
            }

            if (page.NextLink is { } link)
            {
                var rest = await listings.ReadAsync(query, link, row => Take(row, ids[index]), cancellationToken).ConfigureAwait(false);
                failure ??= rest.State == EvidenceState.Available ? null : new ServiceException(null, null, rest.Reason ?? "A page is missing.");
            }
        }

        if (failure is null && missing > 0 && missing == ids.Count)
        {
            failure = new ServiceException(404, null, "None of the objects is known here.");
        }

        return failure is null ? new ListingResult { Count = line } : GraphRefusal.Judge(query, failure, line);

        void Take(JsonRow row, string id)
        {
            row.Origin = new EvidenceOrigin(query.Name, line + 1);
            var record = query.IsSingle ? query.Map(new OverlayRow(new IdRow(id), row)) : query.Map(row);
            if (RecordKeys.Of(record) is not { } key || seen.Add(key))
            {
                line++;
                deliver(record);
            }
        }
    }
}
