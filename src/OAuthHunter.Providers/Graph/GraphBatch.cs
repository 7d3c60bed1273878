using System.Globalization;
using System.Text.Json;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Graph;

/// <summary>
/// Sends GET requests by twenties. Each answer counts by its own status and id: what was throttled or failed for the moment is
/// sent again after the longest wait asked for, what never got an answer is a failure, and nothing is taken for empty.
/// </summary>
internal sealed class GraphBatch(GraphClient client, RetryPolicy policy)
{
    private const int Largest = 20;

    /// <summary>One item for each of the relative addresses (without version), in their order.</summary>
    public async Task<IReadOnlyList<BatchItem>> GetAsync(IReadOnlyList<string> urls, GraphWorkload workload, CancellationToken cancellationToken, string version = "v1.0")
    {
        var items = new BatchItem[urls.Count];
        for (var start = 0; start < urls.Count; start += Largest)
        {
            var open = Enumerable.Range(start, Math.Min(Largest, urls.Count - start)).ToList();
            await SendAsync(version, urls, open, items, workload, cancellationToken).ConfigureAwait(false);
        }

        return items;
    }

    private async Task SendAsync(string version, IReadOnlyList<string> urls, List<int> open, BatchItem[] items, GraphWorkload workload, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        for (var attempt = 1; open.Count > 0; attempt++)
        {
            TimeSpan? wish = null;
            try
            {
                var response = await client.PostAsync($"{version}/$batch", Compose(urls, open), workload, Flaw, cancellationToken).ConfigureAwait(false);
                wish = Take(response.Body, open, items);
            }
            catch (ServiceException exception)
            {
                open.ForEach(index => items[index] = new BatchItem(null, exception));
                return;
            }

            open.RemoveAll(index => items[index].Failure is not { Status: { } status } || !RetryPolicy.IsTransient(status));
            var delay = policy.DelayFor(attempt, wish);
            if (open.Count == 0 || attempt >= policy.MaxAttempts || waited + delay > policy.MaxTotalWait)
            {
                return;
            }

            waited += delay;
            await policy.Wait(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private static byte[] Compose(IReadOnlyList<string> urls, List<int> open) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        requests = open.Select(index => new { id = index.ToString(CultureInfo.InvariantCulture), method = "GET", url = urls[index] }),
    });

    private static ServiceError? Flaw(ServiceResponse response)
    {
        try
        {
            using var document = JsonDocument.Parse(response.Body);
            return ServiceError.Of(document.RootElement)
                ?? (document.RootElement.TryGetProperty("responses", out var list) && list.ValueKind == JsonValueKind.Array ? null : new ServiceError(null, "The answer is no batch."));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return new ServiceError(null, "The batch is damaged or was cut off.");
        }
    }

    /// <summary>Files the answers under their ids; gives the longest wait that one of them asks for.</summary>
    private static TimeSpan? Take(ReadOnlyMemory<byte> body, List<int> open, BatchItem[] items)
    {
        open.ForEach(index => items[index] = new BatchItem(null, new ServiceException(500, null, "The batch held no answer to this request.")));
        TimeSpan? longest = null;
        using var document = JsonDocument.Parse(body);
        foreach (var answer in document.RootElement.GetProperty("responses").EnumerateArray())
        {
            if (!answer.TryGetProperty("id", out var id) || !int.TryParse(id.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || !open.Contains(index))
            {
                continue;
            }

            var status = answer.TryGetProperty("status", out var code) && code.TryGetInt32(out var number) ? number : 500;
            var content = answer.TryGetProperty("body", out var inner) ? inner : default;
            var error = content.ValueKind == JsonValueKind.Object ? ServiceError.Of(content) : null;
            if (status is >= 200 and < 300 && error is null && content.ValueKind == JsonValueKind.Object)
            {
                items[index] = new BatchItem(JsonSerializer.SerializeToUtf8Bytes(content), null);
                continue;
            }

            // An error inside a success is one of the moment, like its counterpart outside batches.
            var failed = status is >= 200 and < 300 ? 500 : status;
            items[index] = new BatchItem(null, new ServiceException(failed, error?.Code, error?.Message ?? "The service gave no reason."));
            if (RetryAfter(answer) is { } wish && !(longest >= wish))
            {
                longest = wish;
            }
        }

        return longest;
    }

    private static TimeSpan? RetryAfter(JsonElement answer)
    {
        if (!answer.TryGetProperty("headers", out var headers) || headers.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var header in headers.EnumerateObject())
        {
            if (header.Name.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)
                && double.TryParse(header.Value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 86400)
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return null;
    }
}
