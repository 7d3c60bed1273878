using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>Reads who stands in a relation to each of some objects, to the last: first pages in batches, the others one by one.</summary>
internal sealed class RelationReader(ListingReader listings, GraphBatch batch)
{
    /// <summary>For each object the ids, or null where they could not be read to the last; and the first reason for that.</summary>
    public async Task<(IReadOnlyList<IReadOnlyList<string>?> Ids, string? Problem)> ReadAsync(GraphQuery relation, IReadOnlyList<string> objects, LiveReadOptions options, CancellationToken cancellationToken)
    {
        // A batch names its requests without the version that its own address carries.
        var urls = objects.Select(id => relation.Url(options, id).Substring(relation.Version.Length)).ToList();
        var items = await batch.GetAsync(urls, relation.Workload, cancellationToken).ConfigureAwait(false);
        var all = new List<IReadOnlyList<string>?>();
        ServiceException? failure = null;
        foreach (var item in items)
        {
            var (ids, failed) = await IdsAsync(item, relation, cancellationToken).ConfigureAwait(false);
            failure ??= failed;
            all.Add(ids);
        }

        return (all, failure is null ? null : GraphRefusal.Judge(relation, failure, 0).Reason);
    }

    private async Task<(IReadOnlyList<string>? Ids, ServiceException? Failure)> IdsAsync(BatchItem item, GraphQuery relation, CancellationToken cancellationToken)
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

        var ids = page.Rows.Select(row => row.Text("id")).OfType<string>().ToList();
        if (page.NextLink is { } link)
        {
            var rest = await listings.ReadAsync(relation, link, row => ids.Add(row.Text("id") ?? string.Empty), cancellationToken).ConfigureAwait(false);
            if (rest.State != EvidenceState.Available)
            {
                return (null, new ServiceException(null, null, rest.Reason ?? "A page is missing."));
            }
        }

        return ([.. ids.Where(id => id.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)], null);
    }
}
