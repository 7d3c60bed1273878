using OAuthHunter.Hosting;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;
using OAuthHunter.Providers.Live;

namespace OAuthHunter.Providers.Session;

/// <summary>Makes a connection out of the sessions that the user has open.</summary>
internal static class SessionConnector
{
    /// <summary>
    /// A request waits its turn on the pipeline thread, behind a cmdlet that Exchange may take minutes for; only then is it sent.
    /// </summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(20);

    private const string BothWays =
        "Run Connect-MgGraph and Connect-ExchangeOnline in this session first, or connect without them: Connect-OAuthHunter with a certificate, -ClientSecretCredential, -ManagedIdentity, -DeviceCode or -AccessToken.";

    public static RetryPolicy Policy { get; } = new() { AttemptTimeout = LongestTurn };

    /// <summary>Graph from Connect-MgGraph, Exchange from Connect-ExchangeOnline; one of them is enough.</summary>
    /// <exception cref="ConnectionException">There is no session, or there are two of different tenants.</exception>
    public static ILiveTenant Connect(ConnectionRequest request)
    {
        var session = request.Session;
        if (session?.Graph is null && session?.Exchange is null)
        {
            throw Missing("There is neither a session of Connect-MgGraph nor one of Connect-ExchangeOnline here.");
        }

        if (request.ExchangeAccess == ExchangeAccess.Session && session.Exchange is null)
        {
            throw Missing("There is no session of Connect-ExchangeOnline here.");
        }

        CheckTenants(session.Graph?.TenantId, session.Exchange?.TenantId);
        var account = session.Graph ?? session.Exchange!;
        var endpoints = CloudEndpoints.For(account.Cloud, request);
        var connection = Describe(request, session, account);
        var tokens = new SessionTokens(session.Graph is not null);
        var graph = session.Graph is null ? null : new GraphClient(new HttpClient(new SessionHandler(session)) { Timeout = Timeout.InfiniteTimeSpan }, tokens, endpoints.Graph, Policy);
        var claims = new TokenClaims
        {
            IsReadable = session.Graph?.Permissions.Count > 0,
            Permissions = session.Graph?.Permissions ?? [],
            IsApplication = session.Graph?.IsApplication == true,
        };
        return new LiveTenant(connection, tokens, graph, ExchangeOf(request, session, endpoints), Policy, request.AuditLogAccess, claims);
    }

    /// <summary>The user's Exchange session, for a connection that has an identity of its own for Graph.</summary>
    /// <exception cref="ConnectionException">There is none, or it is another tenant's.</exception>
    public static ExchangeReader ExchangeOf(IUserSession? session, string? tenantId)
    {
        if (session?.Exchange is not { } account)
        {
            throw Missing("There is no session of Connect-ExchangeOnline here.");
        }

        CheckTenants(Guid.TryParse(tenantId, out _) ? tenantId : null, account.TenantId);
        return new ExchangeReader(new SessionCommands(session, Policy));
    }

    private static ExchangeReader? ExchangeOf(ConnectionRequest request, IUserSession session, CloudEndpoints endpoints)
    {
        if (request.ExchangeAccess == ExchangeAccess.Rest)
        {
            return request.ExchangeAccessToken is { } token
                ? ExchangeReader.OverRest(endpoints.Exchange, session.Graph?.TenantId, new StaticTokenSource(null, token), new RetryPolicy())
                : throw new ConnectionException(
                    ConnectionFailure.CredentialUnusable,
                    "The REST endpoint takes a token for Exchange Online, and a session gives none away.",
                    "Add -ExchangeAccessToken, or leave -ExchangeAccess out to read through the session of Connect-ExchangeOnline.");
        }

        return session.Exchange is null ? null : new ExchangeReader(new SessionCommands(session, Policy));
    }

    private static TenantConnection Describe(ConnectionRequest request, IUserSession session, SessionAccount account)
    {
        var tenant = session.Graph?.TenantId ?? session.Exchange?.TenantId;
        var roads = (session.Graph, session.Exchange) switch
        {
            (not null, not null) => "Connect-MgGraph and Connect-ExchangeOnline",
            (not null, null) => "Connect-MgGraph alone",
            _ => "Connect-ExchangeOnline alone",
        };
        return new TenantConnection
        {
            TenantId = tenant,
            ClientId = account.ClientId,
            Cloud = account.Cloud,
            AuthenticationKind = AuthenticationKind.ExistingSession,
            Description = $"{tenant ?? "tenant of the session"} as {account.UserPrincipalName ?? account.ClientId ?? "whoever is signed in"} (session of {roads})",
            GraphEndpoint = request.GraphEndpoint,
            ExchangeEndpoint = request.ExchangeEndpoint,
        };
    }

    /// <summary>Evidence of two tenants in one hunt would accuse the wrong people.</summary>
    private static void CheckTenants(string? graph, string? exchange)
    {
        if (graph is not null && exchange is not null && !string.Equals(graph, exchange, StringComparison.OrdinalIgnoreCase))
        {
            throw new ConnectionException(
                ConnectionFailure.TenantMismatch,
                $"Graph is connected to tenant {graph} and Exchange Online to tenant {exchange}.",
                "Disconnect one of them and connect both to the same tenant.");
        }
    }

    private static ConnectionException Missing(string message) => new(ConnectionFailure.SessionMissing, message, BothWays);
}
