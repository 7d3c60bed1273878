using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Identity;

namespace OAuthHunter.Providers.Live;

/// <summary>An open connection: the clients of one identity. Claims are given where no token can be asked for them.</summary>
internal sealed class LiveTenant(
    TenantConnection connection,
    IAccessTokenSource tokens,
    GraphClient? graph,
    IExchangeReader? exchange,
    RetryPolicy policy,
    AuditLogAccess auditLog = AuditLogAccess.Auto,
    TokenClaims? claims = null) : ILiveTenant
{
    private bool isDisposed;

    public TenantConnection Connection => connection;

    public ITenantSource OpenSource(LiveReadOptions options)
    {
        ThrowIfDisposed();
        return new LiveTenantSource(connection, graph, policy, exchange, options, auditLog);
    }

    public Task<IReadOnlyList<EntitySetAccess>> TestAccessAsync(IReadOnlyList<EntitySet> sets, CancellationToken cancellationToken)
    {
        ThrowIfDisposed();
        return new AccessTester(tokens, claims, graph, exchange, auditLog).TestAsync(sets, cancellationToken);
    }

    public void Dispose()
    {
        isDisposed = true;
        graph?.Dispose();
        (exchange as IDisposable)?.Dispose();
    }

    public override string ToString() => connection.ToString();

    private void ThrowIfDisposed()
    {
        if (isDisposed)
        {
            throw new ObjectDisposedException(nameof(LiveTenant), "The connection has been closed.");
        }
    }
}
