using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Follows a listing to its end, one page ahead of what is delivered. Nothing of a page is delivered before the page is whole, so
/// a page that breaks is read again without delivering twice.
/// </summary>
internal sealed class ListingReader(GraphClient client)
{
    /// <summary>Reads the listing; an error ends it with a state and a reason, never with an exception.</summary>
    /// <param name="query">What to read.</param>
    /// <param name="url">Its address relative to Graph's root.</param>
    /// <param name="deliver">Takes the objects one by one, in order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<ListingResult> ReadAsync(GraphQuery query, string url, Action<JsonRow> deliver, CancellationToken cancellationToken)
    {
        var seen = new SeenIds();
        long count = 0, duplicates = 0;
        for (var restarts = 0; ; restarts++)
        {
            try
            {
                await FollowAsync(query, url, row =>
                {
                    if (query.IsSingle || seen.Add(row.Text("id")))
                    {
                        count++;
                        deliver(row);
                    }
                    else if (restarts == 0)
                    {
                        duplicates++;
                    }
                }, cancellationToken).ConfigureAwait(false);
                seen.Forget();
                return new ListingResult { Count = count, Duplicates = duplicates };
            }
            catch (ServiceException exception) when (restarts == 0 && count > 0 && seen.IsComplete && GraphRefusal.IsExpiredPage(exception))
            {
                // From the beginning: what was delivered is remembered and passes by.
            }
            catch (ServiceException exception)
            {
                return GraphRefusal.Judge(query, exception, count) with { Duplicates = duplicates };
            }
        }
    }

    private async Task FollowAsync(GraphQuery query, string url, Action<JsonRow> deliver, CancellationToken cancellationToken)
    {
        using var ahead = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var address = client.Resolve(url);
        Task<GraphPage>? next = client.GetPageAsync(query, address, ahead.Token);
        try
        {
            while (next is not null)
            {
                using var page = await next.ConfigureAwait(false);
                next = null;
                ServiceException? strayed = null;
                if (page.NextLink is { } link)
                {
                    try
                    {
                        var following = client.Resolve(link);
                        if (following == address)
                        {
                            strayed = new ServiceException(null, null, "The service gave the same page as its own next page.");
                        }
                        else
                        {
                            address = following;
                            next = client.GetPageAsync(query, address, ahead.Token);
                        }
                    }
                    catch (Exception exception) when (exception is ServiceException or UriFormatException)
                    {
                        strayed = exception as ServiceException ?? new ServiceException(null, null, "The link to the next page cannot be read.");
                    }
                }

                foreach (var row in page.Rows)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    deliver(row);
                }

                if (strayed is not null)
                {
                    throw strayed;
                }
            }
        }
        finally
        {
            if (next is not null)
            {
                ahead.Cancel();
                _ = next.ContinueWith(Release, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }
    }

    private static void Release(Task<GraphPage> page)
    {
        if (page.Status == TaskStatus.RanToCompletion)
        {
            page.Result.Dispose();
        }
        else
        {
            // The failure of a page that nobody waits for any more.
            _ = page.Exception;
        }
    }
}
