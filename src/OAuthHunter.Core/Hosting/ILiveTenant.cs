using OAuthHunter.Evidence;

namespace OAuthHunter.Hosting;

/// <summary>An open connection to a tenant. Owns its credentials and clients; disposing forgets them.</summary>
public interface ILiveTenant : IDisposable
{
    TenantConnection Connection { get; }

    /// <summary>The tenant as evidence. Nothing is requested before it is read; it can be read again.</summary>
    ITenantSource OpenSource(LiveReadOptions options);

    /// <summary>Whether each set can be read with this connection, from what the token carries or from one small request each.</summary>
    Task<IReadOnlyList<EntitySetAccess>> TestAccessAsync(IReadOnlyList<EntitySet> sets, CancellationToken cancellationToken);
}
