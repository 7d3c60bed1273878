using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Files;

/// <summary>Files, folders, archives and snapshots as one tenant's evidence. Nothing is opened before it is read.</summary>
internal sealed class FileTenantSource(IReadOnlyList<string> paths, int duplicateCapacity = 4 * 1024 * 1024) : ITenantSource
{
    public string Description => string.Join(", ", paths);

    public Task<SourceReport> ReadAsync(IEvidenceSink sink, IReadObserver observer, CancellationToken cancellationToken) =>
        Task.Run(() => Read(new ReadSession(sink, observer, duplicateCapacity, cancellationToken)), cancellationToken);

    private SourceReport Read(ReadSession session)
    {
        var walker = new PathWalker(session);
        foreach (var path in paths)
        {
            walker.Read(path);
        }

        return session.ToReport();
    }
}
