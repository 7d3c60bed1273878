using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>Reads the domains and passes them on, because the federated ones have identity providers: one listing does for both.</summary>
internal sealed class DomainReader(ListingReader listings, LiveReadOptions options)
{
    private readonly TaskCompletionSource<DomainListing> read = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The domains as this capture or an earlier run reads them; null when neither does.</summary>
    public Task<DomainListing>? Known => options.Includes(EntitySets.Domains) ? read.Task
        : options.Earlier?.Invoke(EntitySets.Domains) is { } earlier ? Task.FromResult(new DomainListing([.. earlier.Cast<Domain>()], new ListingResult()))
        : null;

    public async Task<ListingResult> ReadAsync(GraphQuery query, Action<JsonRow> deliver, CancellationToken cancellationToken)
    {
        var found = new List<Domain>();
        try
        {
            var result = await listings.ReadAsync(query, query.Url(options), Take, cancellationToken).ConfigureAwait(false);
            read.SetResult(new DomainListing(found, result));
            return result;
        }
        finally
        {
            // Whoever waits for domains that will not come is stopped by what stopped this.
            read.TrySetCanceled(CancellationToken.None);
        }

        void Take(JsonRow row)
        {
            deliver(row);
            found.Add((Domain)query.Map(row));
        }
    }
}
