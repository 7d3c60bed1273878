using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using OAuthHunter.Emulator.Token;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>
/// Azure Monitor's Logs Ingestion API: <c>POST /dataCollectionRules/{rule}/streams/{stream}</c>. Takes arrays of objects of up to
/// 1 MB with a token for Azure Monitor, as the service does, and keeps the rows for whoever asks.
/// </summary>
public sealed partial class IngestionEndpoint
{
    private const int LargestBody = 1_048_576;

    private readonly ConcurrentQueue<JsonNode> rows = [];
    private readonly TokenMint mint;

    internal IngestionEndpoint(TokenMint mint) => this.mint = mint;

    /// <summary>Rows taken so far, in the order in which they came.</summary>
    public IReadOnlyList<JsonNode> Rows => [.. rows];

    internal static bool Owns(string path) => PathPattern().IsMatch(path);

    internal EmulatorReply Serve(EmulatorRequest request)
    {
        if (mint.Read(request.BearerToken)?.Service != TokenService.Monitor)
        {
            return Error(401, "InvalidToken", "The token is not for https://monitor.azure.com.");
        }

        if (request.Method != "POST" || !request.QueryString.Contains("api-version=", StringComparison.Ordinal))
        {
            return Error(400, "BadRequest", "POST with an api-version is what this address takes.");
        }

        if (request.Body.Length > LargestBody)
        {
            return Error(413, "ContentLengthLimitExceeded", "The body is larger than 1 MB.");
        }

        try
        {
            if (JsonNode.Parse(request.Body.Span) is not JsonArray batch || batch.Any(row => row is not JsonObject))
            {
                return Error(400, "InvalidRequestFormat", "The body is no array of objects.");
            }

            foreach (var row in batch)
            {
                rows.Enqueue(row!.DeepClone());
            }

            return EmulatorReply.Empty(204);
        }
        catch (JsonException exception)
        {
            return Error(400, "InvalidRequestFormat", exception.Message);
        }
    }

    private static EmulatorReply Error(int status, string code, string message) =>
        EmulatorReply.Json(status, new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } });

    [GeneratedRegex("^/dataCollectionRules/[^/]+/streams/[^/]+$")]
    private static partial Regex PathPattern();
}
