using OAuthHunter.Emulator.Exchange;
using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Graph;
using OAuthHunter.Emulator.Tenant;
using OAuthHunter.Emulator.Token;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>Brings a request to its service, lets faults strike, and counts. Steps of a batch pass here one by one.</summary>
internal sealed class ServiceRouter
{
    private readonly SnapshotTenant tenant;
    private readonly TokenEndpoint tokens;
    private readonly ManagedIdentityEndpoint managedIdentity;
    private readonly GraphEndpoint graph;
    private readonly ExchangeEndpoint exchange;
    private readonly IngestionEndpoint ingestion;
    private readonly FaultInjector faults;
    private readonly RequestLog log;

    public ServiceRouter(EmulatorOptions options, SnapshotTenant tenant, TokenMint mint, IngestionEndpoint ingestion, FaultInjector faults, RequestLog log)
    {
        this.tenant = tenant;
        this.ingestion = ingestion;
        this.faults = faults;
        this.log = log;
        var auditRows = new AuditRows(tenant);
        tokens = new TokenEndpoint(options, mint);
        managedIdentity = new ManagedIdentityEndpoint(mint);
        graph = new GraphEndpoint(options, tenant, mint, auditRows);
        exchange = new ExchangeEndpoint(options, tenant, mint, auditRows);
    }

    public async Task<EmulatorReply> ServeAsync(EmulatorRequest request)
    {
        var (operation, serve) = Route(request);
        var url = request.Path + request.QueryString;
        var subject = $"{request.Method} {url}" + (ExchangeEndpoint.CommandOf(request) is { } cmdlet ? " " + cmdlet : string.Empty);
        var fault = faults.Next(subject);
        if (fault is { LatencyMilliseconds: > 0 })
        {
            await Task.Delay(fault.LatencyMilliseconds).ConfigureAwait(false);
        }

        var reply = fault is null ? null : FaultReplies.Instead(fault);
        if (reply is null)
        {
            reply = await serve(request).ConfigureAwait(false);
            reply = fault is null ? reply : FaultReplies.Spoil(reply, fault);
        }

        log.Add(operation, new RecordedRequest(request.Method, url, reply.Status, fault?.Kind.ToString()));
        return reply;
    }

    private (string Operation, Func<EmulatorRequest, Task<EmulatorReply>> Serve) Route(EmulatorRequest request)
    {
        var path = request.Path;
        if (path is "/metadata/identity/oauth2/token" or "/msi/token")
        {
            return ("GET managed identity token", Now(managedIdentity.Serve));
        }

        if (path.EndsWith("/oauth2/v2.0/token", StringComparison.OrdinalIgnoreCase) || path.EndsWith("/oauth2/v2.0/devicecode", StringComparison.OrdinalIgnoreCase))
        {
            return ($"POST {path.Split('/')[^1]}", Now(tokens.Serve));
        }

        if (path.EndsWith("/.well-known/openid-configuration", StringComparison.OrdinalIgnoreCase))
        {
            return ("GET openid-configuration", Now(asked => AuthorityMetadata.OpenIdConfiguration(asked, tenant.Id)));
        }

        if (path.EndsWith("/discovery/instance", StringComparison.OrdinalIgnoreCase))
        {
            return ("GET discovery/instance", Now(asked => AuthorityMetadata.InstanceDiscovery(asked, tenant.Id)));
        }

        if (IngestionEndpoint.Owns(path))
        {
            return ("POST logs", Now(ingestion.Serve));
        }

        if (ExchangeEndpoint.IsBatch(path))
        {
            return ("POST Exchange $batch", batch => BatchEndpoint.ServeExchangeAsync(batch, ServeAsync));
        }

        if (ExchangeEndpoint.Owns(path))
        {
            return (ExchangeEndpoint.OperationOf(request), Now(exchange.Serve));
        }

        if (path is "/v1.0/$batch" or "/beta/$batch")
        {
            return ($"POST {path.TrimStart('/')}", batch => BatchEndpoint.ServeAsync(batch, ServeAsync));
        }

        return path.StartsWith("/v1.0/", StringComparison.Ordinal) || path.StartsWith("/beta/", StringComparison.Ordinal)
            ? (GraphEndpoint.OperationOf(request), Now(graph.Serve))
            : ("unknown", Now(_ => EmulatorReply.Text(404, "The emulator has nothing at this address.")));
    }

    private static Func<EmulatorRequest, Task<EmulatorReply>> Now(Func<EmulatorRequest, EmulatorReply> serve) => request => Task.FromResult(serve(request));
}
