using OAuthHunter.Evidence;
using OAuthHunter.Hosting;

namespace OAuthHunter.Providers.Live;

/// <summary>The Exchange Online side of a live tenant, whichever road it takes.</summary>
internal interface IExchangeReader
{
    /// <summary>Whether this reader has a way to the set.</summary>
    bool CanRead(EntitySet set);

    /// <summary>Says which sets will be read, so that what can come together does. Reports nothing; the sets do when they are read.</summary>
    Task PrepareAsync(IReadOnlyList<EntitySet> sets, CancellationToken cancellationToken);

    /// <summary>
    /// Streams one set into the sink and says how whole it is. What goes wrong is the coverage's state and reason; only
    /// <see cref="OperationCanceledException"/> is thrown. The sink may be called from any thread.
    /// </summary>
    Task<EntitySetCoverage> ReadAsync(EntitySet set, IEvidenceSink sink, LiveReadOptions options, IReadObserver observer, CancellationToken cancellationToken);

    /// <summary>Whether the set can be read, by one small request.</summary>
    Task<EntitySetAccess> TestAccessAsync(EntitySet set, CancellationToken cancellationToken);
}
