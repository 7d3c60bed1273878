using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Emulator.Tenant;

namespace OAuthHunter.Emulator.Graph;

/// <summary>security/auditLog/queries: created, polled until it has run, then read page by page.</summary>
internal sealed class AuditQueryEndpoint(EmulatorOptions options, AuditRows rows, SkipTokens tokens)
{
    private readonly ConcurrentDictionary<string, Query> queries = new(StringComparer.OrdinalIgnoreCase);

    public EmulatorReply Serve(EmulatorRequest request, GraphTarget target)
    {
        if (target is { Key: null, IsSingle: false })
        {
            return request.Method == "POST" ? Create(request) : EmulatorReply.Json(200, new JsonObject { ["value"] = new JsonArray([.. queries.Values.Select(known => known.Body.DeepClone())]) });
        }

        if (target.Key is null || !queries.TryGetValue(target.Key, out var query))
        {
            return GraphReplies.NoObject(target.Key);
        }

        return target.IsSingle ? Poll(query) : Records(request, target, query);
    }

    private EmulatorReply Create(EmulatorRequest request)
    {
        JsonObject body;
        try
        {
            body = JsonNode.Parse(request.Body.Span)!.AsObject();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
        {
            return GraphReplies.Error(400, "BadRequest", "Unable to read JSON request payload.");
        }

        if (body.Select(pair => pair.Key).FirstOrDefault(name => !name.StartsWith('@') && !PropertyTable.Knows("auditLogQuery", name, isBeta: true)) is { } unknown)
        {
            return GraphReplies.Error(400, "BadRequest", $"Could not find a property named '{unknown}' on type 'microsoft.graph.security.auditLogQuery'.");
        }

        if (Time(body, "filterStartDateTime") is not { } start || Time(body, "filterEndDateTime") is not { } end || start >= end)
        {
            return GraphReplies.Error(400, "BadRequest", "filterStartDateTime must lie before filterEndDateTime.");
        }

        var id = Guid.NewGuid().ToString();
        body["id"] = id;
        body["status"] = "notStarted";
        queries[id] = new Query(body, rows.Search(start, end, Texts(body, "operationFilters"), Texts(body, "recordTypeFilters")));
        return EmulatorReply.Json(201, body.DeepClone());
    }

    private EmulatorReply Poll(Query query)
    {
        query.Body["status"] = Interlocked.Increment(ref query.Polls) > options.AuditQueryPolls ? "succeeded" : "running";
        return EmulatorReply.Json(200, query.Body.DeepClone());
    }

    private EmulatorReply Records(EmulatorRequest request, GraphTarget target, Query query)
    {
        var asked = GraphQuery.Parse(request.QueryString, target.Resource, isBeta: true, isEventual: true);
        if (query.Body["status"]!.ToString() != "succeeded")
        {
            return GraphReplies.Error(400, "BadRequest", "The query has not completed.");
        }

        var position = asked.SkipToken is { } token ? tokens.Redeem(token, request.Path) : 0;
        var size = options.PageLimit > 0 ? Math.Min(options.PageLimit, asked.Top) : asked.Top;
        var page = new JsonObject { ["value"] = new JsonArray([.. query.Rows.Skip(position).Take(size).Select(Record)]) };
        if (position + size < query.Rows.Count)
        {
            page["@odata.nextLink"] = ListingWriter.NextLink(request, tokens.Issue(request.Path, position + size));
        }

        return EmulatorReply.Json(200, page);
    }

    private JsonNode Record(AuditRow row)
    {
        var data = rows.Data(row);
        return new JsonObject
        {
            ["id"] = (data["Id"] ?? data["id"])?.ToString() ?? row.Index.ToString(CultureInfo.InvariantCulture),
            ["createdDateTime"] = row.Time.ToString("O", CultureInfo.InvariantCulture),
            ["auditLogRecordType"] = row.RecordType,
            ["operation"] = row.Operation,
            ["userPrincipalName"] = row.UserId,
            ["auditData"] = data,
        };
    }

    private static DateTimeOffset? Time(JsonObject body, string name) =>
        DateTimeOffset.TryParse(body[name]?.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static List<string> Texts(JsonObject body, string name) => body[name] is JsonArray list ? [.. list.Select(item => item?.ToString()).OfType<string>()] : [];

    private sealed class Query(JsonObject body, IReadOnlyList<AuditRow> rows)
    {
        public int Polls;

        public JsonObject Body { get; } = body;

        public IReadOnlyList<AuditRow> Rows { get; } = rows;
    }
}
