using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Reads the identity providers of federated domains: which domains are federated, then all of theirs in batches. A tenant without
/// such a domain costs no request of its own.
/// </summary>
internal sealed class FederationReader(ListingReader listings, GraphBatch batch)
{
    /// <param name="query">The identity providers of one domain.</param>
    /// <param name="known">The domains, where they are read in any case; null to read them here.</param>
    /// <param name="options">What to read.</param>
    /// <param name="deliver">Takes the records.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListingResult> ReadAsync(GraphQuery query, Task<DomainListing>? known, LiveReadOptions options, Action<EvidenceRecord> deliver, CancellationToken cancellationToken)
    {
        var (all, listing) = await (known ?? ListAsync(options, cancellationToken)).ConfigureAwait(false);
        if (listing.State is not (EvidenceState.Available or EvidenceState.Incomplete))
        {
            return listing with { Reason = $"Which domains are federated could not be read: {listing.Reason}" };
        }

        List<string> domains = [.. all.Where(domain => string.Equals(domain.AuthenticationType, "Federated", StringComparison.OrdinalIgnoreCase)).Select(domain => domain.Id).OfType<string>()];
        var urls = domains.ConvertAll(id => query.Url(options, id).Substring(query.Version.Length));
        var items = urls.Count == 0 ? [] : await batch.GetAsync(urls, query.Workload, cancellationToken).ConfigureAwait(false);
        string? problem = listing.State == EvidenceState.Available ? null : listing.Reason;
        var line = 0;
        for (var index = 0; index < items.Count; index++)
        {
            ServiceError? flaw = null;
            using var page = items[index].Body is { } body ? GraphPage.TryParse(body, isSingle: false, out flaw) : null;
            if (page is null)
            {
                problem ??= $"{domains[index]}: {GraphRefusal.Judge(query, items[index].Failure ?? new ServiceException(null, flaw?.Code, flaw?.Message ?? "The answer is no page."), 1).Reason}";
                continue;
            }

            foreach (var row in page.Rows)
            {
                row.Origin = new EvidenceOrigin(query.Name, ++line);
                deliver((DomainFederation)query.Map(row) with { DomainId = domains[index] });
            }
        }

        return new ListingResult { Count = line, State = problem is null ? EvidenceState.Available : EvidenceState.Incomplete, Reason = problem };
    }

    private async Task<DomainListing> ListAsync(LiveReadOptions options, CancellationToken cancellationToken)
    {
        var all = GraphCatalogue.Find(EntitySets.Domains)!;
        var domains = new List<Domain>();
        return new DomainListing(domains, await listings.ReadAsync(all, all.Url(options), row => domains.Add((Domain)all.Map(row)), cancellationToken).ConfigureAwait(false));
    }
}
