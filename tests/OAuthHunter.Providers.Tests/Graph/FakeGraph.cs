using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using OAuthHunter.Providers.Graph;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>Serves invented objects as Graph does, in pages of three, and lets a test break single answers.</summary>
internal sealed class FakeGraph : HttpMessageHandler
{
    public const string Root = "https://graph.example.test";
    public const int PageSize = 3;

    /// <summary>Objects of each listing, by path below the version.</summary>
    public Dictionary<string, List<JsonObject>> Listings { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Single objects, by path below the version.</summary>
    public Dictionary<string, JsonObject> Objects { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gives another answer in place of the good one; null lets it be. Gets the request's number for that address.</summary>
    public Func<HttpRequestMessage, int, HttpResponseMessage, HttpResponseMessage?> Fault { get; set; } = (_, _, _) => null;

    /// <summary>The same for a request inside a batch.</summary>
    public Func<string, int, JsonObject?> BatchFault { get; set; } = (_, _) => null;

    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<string?> Tokens { get; } = new();

    private readonly ConcurrentDictionary<string, int> tries = new();

    public static HttpResponseMessage Json(HttpStatusCode status, JsonNode body) => new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };

    public static HttpResponseMessage Error(int status, string code, string message = "Something went wrong.") =>
        Json((HttpStatusCode)status, ErrorBody(code, message));

    public static JsonObject ErrorBody(string code, string message = "Something went wrong.") =>
        new() { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var address = request.RequestUri!.PathAndQuery;
        Requests.Enqueue($"{request.Method} {address}");
        Tokens.Enqueue(request.Headers.Authorization?.Parameter);
        var good = address.EndsWith("/$batch", StringComparison.Ordinal)
            ? Batch(JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!.AsObject())
            : Answer(address);
        return Fault(request, tries.AddOrUpdate(address, 1, (_, count) => count + 1), good) ?? good;
    }

    private HttpResponseMessage Answer(string address)
    {
        var (status, body) = Page(address);
        return Json((HttpStatusCode)status, body);
    }

    private (int Status, JsonObject Body) Page(string address)
    {
        var url = new Uri(new Uri(Root), address);
        var path = url.AbsolutePath.Substring(url.AbsolutePath.IndexOf('/', 1));
        if (Objects.TryGetValue(path, out var single))
        {
            return (200, single.DeepClone().AsObject());
        }

        if (!Listings.TryGetValue(path, out var objects))
        {
            return (404, ErrorBody("Request_ResourceNotFound"));
        }

        if (url.Query.Contains("$expand=federatedIdentityCredentials", StringComparison.Ordinal))
        {
            return (200, Trusts(objects));
        }

        if (GraphCatalogue.All.Any(query => query.IsSingle && query.Path.Equals(path, StringComparison.OrdinalIgnoreCase)))
        {
            return (200, objects[0].DeepClone().AsObject());
        }

        var skip = url.Query.IndexOf("$skiptoken=", StringComparison.Ordinal) is >= 0 and var at ? int.Parse(url.Query.Substring(at + 11)) : 0;
        var body = new JsonObject { ["value"] = new JsonArray([.. objects.Skip(skip).Take(PageSize).Select(item => item.DeepClone())]) };
        if (skip + PageSize < objects.Count)
        {
            body["@odata.nextLink"] = $"{Root}{url.AbsolutePath}?$skiptoken={skip + PageSize}";
        }

        return (200, body);
    }

    /// <summary>All on one page: the other listing of the same path is the one that pages.</summary>
    private static JsonObject Trusts(List<JsonObject> applications) => new()
    {
        ["value"] = new JsonArray([.. applications.Select(application => new JsonObject
        {
            ["id"] = application["id"]!.GetValue<string>(),
            ["federatedIdentityCredentials"] = new JsonArray(new JsonObject { ["id"] = "trust", ["issuer"] = "https://issuer.example.test" }),
        })]),
    };

    private HttpResponseMessage Batch(JsonObject batch)
    {
        var answers = new JsonArray();

        // Graph answers in any order.
        foreach (var item in batch["requests"]!.AsArray().Reverse())
        {
            var url = item!["url"]!.GetValue<string>();
            Requests.Enqueue($"BATCHED {url}");
            var answer = BatchFault(url, tries.AddOrUpdate("batched " + url, 1, (_, count) => count + 1));
            if (answer is null)
            {
                var (status, body) = Page("/v1.0" + url);
                answer = new JsonObject { ["status"] = status, ["body"] = body };
            }

            if (!answer.ContainsKey("lost"))
            {
                answer["id"] = item["id"]!.GetValue<string>();
                answers.Add(answer);
            }
        }

        return Json(HttpStatusCode.OK, new JsonObject { ["responses"] = answers });
    }
}
