using OAuthHunter.Hosting;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Session;

namespace OAuthHunter.Providers.Live;

/// <summary>Makes a connection out of a request and proves it by its first token.</summary>
internal static class TenantConnector
{
    public static async Task<ILiveTenant> ConnectAsync(ConnectionRequest request, IDeviceCodePrompt? prompt, CancellationToken cancellationToken)
    {
        if (request.AuthenticationKind == AuthenticationKind.ExistingSession)
        {
            return SessionConnector.Connect(request);
        }

        var endpoints = CloudEndpoints.For(request);
        var tokens = TokensOf(request, endpoints, prompt);
        var audience = tokens.CanGet(TokenAudience.Graph) ? TokenAudience.Graph : TokenAudience.Exchange;
        var claims = TokenClaims.Read(await tokens.GetTokenAsync(audience, null, cancellationToken).ConfigureAwait(false));
        if (claims.ExpiresOn < DateTimeOffset.UtcNow)
        {
            throw new ConnectionException(ConnectionFailure.AuthenticationFailed, "The access token has expired.", "Get a new token and connect again.");
        }

        var policy = new RetryPolicy();
        var connection = Describe(request, claims);
        var graph = tokens.CanGet(TokenAudience.Graph) ? new GraphClient(GraphHttp.Create(), tokens, endpoints.Graph, policy) : null;
        return new LiveTenant(connection, tokens, graph, ExchangeOf(request, endpoints, connection.TenantId, tokens, claims, policy), policy, request.AuditLogAccess);
    }

    private static ExchangeReader? ExchangeOf(
        ConnectionRequest request, CloudEndpoints endpoints, string? tenant, IAccessTokenSource tokens, TokenClaims claims, RetryPolicy policy)
    {
        var hasToken = tokens.CanGet(TokenAudience.Exchange);
        return request.ExchangeAccess switch
        {
            ExchangeAccess.Session => SessionConnector.ExchangeOf(request.Session, claims.TenantId ?? tenant),
            ExchangeAccess.Rest when !hasToken => throw new ConnectionException(
                ConnectionFailure.CredentialUnusable, "The REST endpoint takes a token for Exchange Online, and there is none.", "Add -ExchangeAccessToken, or leave -ExchangeAccess out."),
            _ when hasToken => ExchangeReader.OverRest(endpoints.Exchange, tenant, tokens, policy),
            _ => request.Session?.Exchange is null ? null : SessionConnector.ExchangeOf(request.Session, claims.TenantId ?? tenant),
        };
    }

    private static IAccessTokenSource TokensOf(ConnectionRequest request, CloudEndpoints endpoints, IDeviceCodePrompt? prompt)
    {
        if (request.AuthenticationKind == AuthenticationKind.AccessToken)
        {
            return request.GraphAccessToken is null && request.ExchangeAccessToken is null
                ? throw new ConnectionException(ConnectionFailure.CredentialUnusable, "No access token was given.", "Give a token for Microsoft Graph, for Exchange Online, or one for each.")
                : new StaticTokenSource(request.GraphAccessToken, request.ExchangeAccessToken);
        }

#if NET
        return CredentialFactory.Create(request, endpoints, prompt);
#else
        throw new ConnectionException(
            ConnectionFailure.NotSupported,
            $"Windows PowerShell cannot connect by {request.AuthenticationKind}: the libraries for it would clash with those of other modules there.",
            "Use PowerShell 7, or give tokens with -AccessToken.");
#endif
    }

    private static TenantConnection Describe(ConnectionRequest request, TokenClaims claims)
    {
        var tenant = request.TenantId ?? claims.TenantId;
        var client = request.ClientId ?? request.ManagedIdentityClientId ?? claims.AppId;
        return new TenantConnection
        {
            TenantId = tenant,
            ClientId = client,
            Cloud = request.Cloud,
            AuthenticationKind = request.AuthenticationKind,
            Description = $"{tenant ?? "tenant of the credential"} as {client ?? "a person"} ({request.AuthenticationKind})",
            GraphEndpoint = request.GraphEndpoint,
            ExchangeEndpoint = request.ExchangeEndpoint,
            AuthorityHost = request.AuthorityHost,
        };
    }
}
