namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Follows the redirect to the tenant's region, token included, and goes straight there from then on. A redirect to a host that is
/// not Exchange Online's is not followed: the token would go with it.
/// </summary>
internal sealed class RegionHandler(Uri endpoint, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MaxRedirects = 3;

    private static readonly string[] Domains = [".outlook.com", ".office365.com", ".office.com", ".office365.us", ".outlook.cn", ".office365.cn"];

    private volatile Uri? region;

    /// <summary>Whether an address belongs to the service: the endpoint itself, this machine if the endpoint is, or a host of Exchange Online.</summary>
    public static bool IsTrusted(Uri address, Uri endpoint)
    {
        if (address.Scheme == endpoint.Scheme && address.Authority == endpoint.Authority)
        {
            return true;
        }

        return endpoint.IsLoopback
            ? address.IsLoopback && address.Port == endpoint.Port
            : address.Scheme == Uri.UriSchemeHttps && address.IsDefaultPort
                && Domains.Any(domain => address.Host.EndsWith(domain, StringComparison.OrdinalIgnoreCase));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (region is { } known && request.RequestUri is { } asked && asked.Authority == endpoint.Authority)
        {
            request.RequestUri = new UriBuilder(asked) { Scheme = known.Scheme, Host = known.Host, Port = known.Port }.Uri;
        }

        for (var redirects = 0; ; redirects++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if ((int)response.StatusCode is not (301 or 302 or 307 or 308)
                || redirects == MaxRedirects
                || response.Headers.Location is not { } location
                || Resolve(request.RequestUri!, location) is not { } target)
            {
                return response;
            }

            response.Dispose();
            region = target;
            request.RequestUri = target;
        }
    }

    /// <summary>Where a redirect leads; null when it may not be followed. The region names a port that is not open to the world.</summary>
    private Uri? Resolve(Uri from, Uri location)
    {
        var target = new Uri(from, location);
        if (target.Port == 446)
        {
            target = new UriBuilder(target) { Port = 443 }.Uri;
        }

        return IsTrusted(target, endpoint) ? target : null;
    }
}
