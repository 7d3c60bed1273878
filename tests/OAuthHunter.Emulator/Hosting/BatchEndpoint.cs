using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Graph;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>
/// $batch of Graph and of Exchange: up to twenty or ten steps, each with its own status, throttling and next link. The answers come in another order than the
/// questions, as the service reserves the right to.
/// </summary>
internal static class BatchEndpoint
{
    private const int MaxSteps = 20;
    private const int MaxExchangeSteps = 10;

    public static Task<EmulatorReply> ServeAsync(EmulatorRequest request, Func<EmulatorRequest, Task<EmulatorReply>> serve)
    {
        var version = request.Path.TrimStart('/').Split('/')[0];
        return ServeAsync(request, MaxSteps, url => $"/{version}/{url.TrimStart('/')}", serve);
    }

    /// <summary>Exchange's: up to ten, each at its whole address.</summary>
    public static Task<EmulatorReply> ServeExchangeAsync(EmulatorRequest request, Func<EmulatorRequest, Task<EmulatorReply>> serve) =>
        ServeAsync(request, MaxExchangeSteps, url => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.PathAndQuery : url, serve);

    private static async Task<EmulatorReply> ServeAsync(EmulatorRequest request, int most, Func<string, string> pathOf, Func<EmulatorRequest, Task<EmulatorReply>> serve)
    {
        JsonArray steps;
        try
        {
            steps = JsonNode.Parse(request.Body.Span)?["requests"]?.AsArray() ?? throw new JsonException();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return GraphReplies.Error(400, "BadRequest", "Invalid batch payload format.");
        }

        var ids = steps.Select(step => step?["id"]?.ToString()).ToList();
        if (steps.Count == 0 || steps.Count > most)
        {
            return GraphReplies.Error(400, "BadRequest", $"Number of batch request steps must be from 1 to {most}.");
        }

        if (ids.Any(string.IsNullOrEmpty) || ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            return GraphReplies.Error(400, "BadRequest", "Batch request ids must be present and unique.");
        }

        var responses = new JsonArray();
        foreach (var step in steps.Reverse())
        {
            responses.Add(await StepAsync(request, step!.AsObject(), pathOf, serve).ConfigureAwait(false));
        }

        return EmulatorReply.Json(200, new JsonObject { ["responses"] = responses });
    }

    private static async Task<JsonNode> StepAsync(EmulatorRequest outer, JsonObject step, Func<string, string> pathOf, Func<EmulatorRequest, Task<EmulatorReply>> serve)
    {
        var url = pathOf(step["url"]?.ToString() ?? string.Empty);
        var question = url.IndexOf('?', StringComparison.Ordinal);
        var headers = outer.Headers.ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in step["headers"]?.AsObject() ?? [])
        {
            headers[name] = value?.ToString() ?? string.Empty;
        }

        var reply = await serve(outer with
        {
            Method = step["method"]?.ToString().ToUpperInvariant() ?? "GET",
            Path = Uri.UnescapeDataString(question < 0 ? url : url[..question]),
            QueryString = question < 0 ? string.Empty : url[question..],
            Headers = headers,
            Body = step["body"] is { } body ? JsonSerializer.SerializeToUtf8Bytes(body) : ReadOnlyMemory<byte>.Empty,
        }).ConfigureAwait(false);

        var answer = new JsonObject
        {
            ["id"] = step["id"]!.ToString(),
            ["status"] = reply.Status,
            ["headers"] = new JsonObject([.. reply.Headers.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value))]),
        };
        if (reply.Body.Length > 0)
        {
            answer["body"] = reply.ContentType.StartsWith("application/json", StringComparison.Ordinal)
                ? JsonNode.Parse(reply.Body.Span)
                : System.Text.Encoding.UTF8.GetString(reply.Body.Span);
        }

        return answer;
    }
}
