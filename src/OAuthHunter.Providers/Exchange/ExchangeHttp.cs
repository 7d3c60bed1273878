using System.Net;

namespace OAuthHunter.Providers.Exchange;

/// <summary>The HTTP client for Exchange Online: one cookie jar a connection, because a next page answers only to the server that gave the first.</summary>
internal static class ExchangeHttp
{
    public static HttpClient Create(Uri endpoint, HttpMessageHandler? transport = null)
    {
        transport ??= new HttpClientHandler
        {
            AllowAutoRedirect = false,
            UseCookies = true,
            CookieContainer = new CookieContainer(),

            // Bodies are unpacked by TolerantBodyHandler: a refusal claims to be gzip and is none.
            AutomaticDecompression = DecompressionMethods.None,
        };

        // The time of one try is bounded where tries are counted.
        return new HttpClient(new RegionHandler(endpoint, new TolerantBodyHandler(transport))) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
