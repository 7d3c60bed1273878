#if NET
namespace OAuthHunter.Providers.Identity;

/// <summary>
/// Lets the sign-in library, which insists on https, talk to a sign-in service on this machine over plain http. Requests to any
/// other host pass as they are.
/// </summary>
internal sealed class LoopbackAuthority : DelegatingHandler
{
    private readonly Uri authority;

    public LoopbackAuthority(Uri authority)
        : base(new SocketsHttpHandler { AllowAutoRedirect = false })
    {
        this.authority = authority;
    }

    /// <summary>The address under which the library is told of it.</summary>
    public static Uri Secured(Uri authority) =>
        authority.Scheme == Uri.UriSchemeHttp ? new UriBuilder(authority) { Scheme = Uri.UriSchemeHttps, Port = authority.Port }.Uri : authority;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && address.IsLoopback && address.Authority == Secured(authority).Authority)
        {
            request.RequestUri = new UriBuilder(address) { Scheme = authority.Scheme, Port = authority.Port }.Uri;
        }

        return base.SendAsync(request, cancellationToken);
    }
}
#endif
