#if NET
using Microsoft.Graph;
using Microsoft.Kiota.Http.HttpClientLibrary.Middleware;
#endif

namespace OAuthHunter.Providers.Graph;

/// <summary>The HTTP client for Graph.</summary>
internal static class GraphHttp
{
    /// <summary>
    /// The Graph SDK's own client and middleware, less its retry handler, which gives up too early and hides throttling from the
    /// shared limit. Windows PowerShell, where the SDK is not shipped, gets a plain client.
    /// </summary>
    public static HttpClient Create(HttpMessageHandler? transport = null)
    {
#if NET
        var handlers = GraphClientFactory.CreateDefaultHandlers(new GraphClientOptions()).Where(handler => handler is not (RetryHandler or RedirectHandler));
        var http = GraphClientFactory.Create([.. handlers], finalHandler: transport ?? new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(10) });
#else
        var http = new HttpClient(transport ?? new HttpClientHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 16, AutomaticDecompression = System.Net.DecompressionMethods.GZip | System.Net.DecompressionMethods.Deflate });
#endif

        // The time of one try is bounded where tries are counted.
        http.Timeout = Timeout.InfiniteTimeSpan;
        return http;
    }
}
