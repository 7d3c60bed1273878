using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>Reads who stands in a relation to each of some objects, to the last: first pages in batches, the others one by one.</summary>
internal sealed class RelationReader(ListingReader listings, GraphBatch batch)
{
    /// <summary>For each object the ids, or null where they could not be read to the last; and the first reason for that.</summary>
    /// <param name="relation">The relation of one object.</param>
    /// <param name="objects">Ids of the objects.</param>
    /// <param name="options">What to read.</param>
    /// <param name="groups">Takes the ids of those among them that are groups themselves.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<(IReadOnlyList<IReadOnlyList<string>?> Ids, string? Problem)> ReadAsync(
        GraphQuery relation, IReadOnlyList<string> objects, LiveReadOptions options, Action<string>? groups, CancellationToken cancellationToken)
    {
        // A batch names its requests without the version that its own address carries.
        var urls = objects.Select(id => relation.Url(options, id).Substring(relation.Version.Length)).ToList();
        var items = await batch.GetAsync(urls, relation.Workload, cancellationToken).ConfigureAwait(false);
        var all = new List<IReadOnlyList<string>?>();
        ServiceException? failure = null;
        foreach (var item in items)
        {
            var (ids, failed) = await IdsAsync(item, relation, groups, cancellationToken).ConfigureAwait(false);
            failure ??= failed;
            all.Add(ids);
        }

        return (all, failure is null ? null : GraphRefusal.Judge(relation, failure, 0).Reason);
    }

    private async Task<(IReadOnlyList<string>? Ids, ServiceException? Failure)> IdsAsync(BatchItem item, GraphQuery relation, Action<string>? groups, CancellationToken cancellationToken)
    {
        if (item.Body is null)
        {
            return (null, item.Failure);
        }

        using var page = GraphPage.TryParse(item.Body, isSingle: false, out var flaw);
        if (page is null)
        {
            return (null, new ServiceException(null, flaw?.Code, flaw?.Message ?? "The answer is no page."));
        }

        var ids = new List<string>();
        foreach (var row in page.Rows)
        {
            Take(row);
        }

        if (page.NextLink is { } link)
        {
            var rest = await listings.ReadAsync(relation, link, Take, cancellationToken).ConfigureAwait(false);
            if (rest.State != EvidenceState.Available)
            {
                return (null, new ServiceException(null, null, rest.Reason ?? "A page is missing."));
            }
        }

        return ([.. ids.Distinct(StringComparer.OrdinalIgnoreCase)], null);

        void Take(JsonRow row)
        {
            if (row.Text("id") is { } id)
            {
                ids.Add(id);
                if (row.Text("@odata.type") == "#microsoft.graph.group")
                {
                    groups?.Invoke(id);
                }
            }
        }
    }
}
