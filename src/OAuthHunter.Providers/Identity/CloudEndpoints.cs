using OAuthHunter.Hosting;

namespace OAuthHunter.Providers.Identity;

/// <summary>Where a cloud's services are, and the scopes that name them. Overrides are taken only where no token can leak.</summary>
internal sealed record CloudEndpoints
{
    public required Uri Graph { get; init; }

    public required Uri Exchange { get; init; }

    public required Uri Authority { get; init; }

    public required string GraphScope { get; init; }

    public required string ExchangeScope { get; init; }

    public static CloudEndpoints For(CloudEnvironment cloud) => cloud switch
    {
        CloudEnvironment.USGov => Of("https://graph.microsoft.us", "https://outlook.office365.us", "https://login.microsoftonline.us", "https://outlook.office365.us"),
        CloudEnvironment.USGovDoD => Of("https://dod-graph.microsoft.us", "https://outlook-dod.office365.us", "https://login.microsoftonline.us", "https://outlook-dod.office365.us"),
        CloudEnvironment.China => Of("https://microsoftgraph.chinacloudapi.cn", "https://partner.outlook.cn", "https://login.chinacloudapi.cn", "https://partner.outlook.cn"),
        _ => Of("https://graph.microsoft.com", "https://outlook.office365.com", "https://login.microsoftonline.com", "https://outlook.office365.com"),
    };

    /// <summary>The cloud's endpoints with the request's overrides.</summary>
    /// <exception cref="ConnectionException">An override is neither https nor on this machine.</exception>
    public static CloudEndpoints For(ConnectionRequest request) => For(request.Cloud, request);

    /// <summary>The endpoints of a cloud that something else than the request names, with the request's overrides.</summary>
    /// <exception cref="ConnectionException">An override is neither https nor on this machine.</exception>
    public static CloudEndpoints For(CloudEnvironment environment, ConnectionRequest request)
    {
        var cloud = For(environment);
        return cloud with
        {
            Graph = Checked(request.GraphEndpoint) ?? cloud.Graph,
            Exchange = Checked(request.ExchangeEndpoint) ?? cloud.Exchange,
            Authority = Checked(request.AuthorityHost) ?? cloud.Authority,
        };
    }

    public string ScopeOf(TokenAudience audience) => audience == TokenAudience.Graph ? GraphScope : ExchangeScope;

    private static Uri? Checked(Uri? endpoint)
    {
        if (endpoint is null || (endpoint.IsAbsoluteUri && (endpoint.Scheme == Uri.UriSchemeHttps || (endpoint.Scheme == Uri.UriSchemeHttp && endpoint.IsLoopback))))
        {
            return endpoint;
        }

        throw new ConnectionException(
            ConnectionFailure.EndpointRefused,
            $"'{endpoint}' cannot be used as an endpoint: a token would cross the network in the clear.",
            "Give an https address. Plain http is taken for this machine only (127.0.0.1, localhost).");
    }

    private static CloudEndpoints Of(string graph, string exchange, string authority, string exchangeResource) => new()
    {
        Graph = new Uri(graph),
        Exchange = new Uri(exchange),
        Authority = new Uri(authority),
        GraphScope = graph + "/.default",
        ExchangeScope = exchangeResource + "/.default",
    };
}
