using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Graph;

/// <summary>Graph of one connection: its root, its requests and the limits that its readers share.</summary>
internal sealed class GraphClient : IDisposable
{
    private readonly HttpClient http;
    private readonly ServiceClient service;
    private readonly TextPool texts = new();
    private readonly Dictionary<GraphWorkload, AdaptiveLimit> limits = new()
    {
        [GraphWorkload.Directory] = new AdaptiveLimit(4, 8),
        [GraphWorkload.Reporting] = new AdaptiveLimit(2, 4),
        [GraphWorkload.IdentityProtection] = new AdaptiveLimit(1, 1),
        [GraphWorkload.Policy] = new AdaptiveLimit(1, 1),
    };

    public GraphClient(HttpClient http, IAccessTokenSource tokens, Uri endpoint, RetryPolicy policy)
    {
        this.http = http;
        Root = new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/");
        service = new ServiceClient(http, tokens, TokenAudience.Graph, policy);
    }

    /// <summary>Graph's root, with a slash at its end.</summary>
    public Uri Root { get; }

    /// <summary>
    /// The address of a request or of a next page. A link that leads away from Graph is refused: the token would go with it.
    /// </summary>
    public Uri Resolve(string url)
    {
        var address = new Uri(Root, url);
        return address.Scheme == Root.Scheme && address.Authority == Root.Authority
            ? address
            : throw new ServiceException(null, null, $"The service gave a link to another host ({address.Host}); it was not followed.");
    }

    /// <summary>Says that a capture is done, so that what only its reading needed can go.</summary>
    public void Forget() => texts.Forget();

    /// <summary>Reads one page whole.</summary>
    public async Task<GraphPage> GetPageAsync(GraphQuery query, Uri address, CancellationToken cancellationToken)
    {
        GraphPage? page = null;
        await service.SendAsync(
            () => new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "application/json" } } },
            limits[query.Workload],
            response =>
            {
                page = GraphPage.TryParse(response, query.IsSingle, out var flaw, texts);
                return flaw;
            },
            cancellationToken).ConfigureAwait(false);
        return page!;
    }

    /// <summary>Posts JSON and gives the answer, which must be JSON too.</summary>
    public Task<ServiceResponse> PostAsync(string url, byte[] json, GraphWorkload workload, Func<ServiceResponse, ServiceError?> flaw, CancellationToken cancellationToken) =>
        service.SendAsync(
            () =>
            {
                var content = new ByteArrayContent(json);
                content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
                return new HttpRequestMessage(HttpMethod.Post, Resolve(url)) { Content = content };
            },
            limits[workload],
            flaw,
            cancellationToken);

    public void Dispose() => http.Dispose();
}
