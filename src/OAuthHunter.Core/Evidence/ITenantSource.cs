namespace OAuthHunter.Evidence;

/// <summary>
/// Where evidence comes from: files, a snapshot, a live tenant, objects from the pipeline. To everything behind it they are the
/// same. A source can be read again, so that any evidence can be written as a snapshot.
/// </summary>
public interface ITenantSource
{
    /// <summary>One line for people: paths or tenant.</summary>
    string Description { get; }

    /// <summary>
    /// Streams everything into the sink and reports what was read. Damage is reported, not thrown: what was read before it
    /// stays. Throws only <see cref="OperationCanceledException"/> and what makes all further reading pointless.
    /// </summary>
    Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken);
}
