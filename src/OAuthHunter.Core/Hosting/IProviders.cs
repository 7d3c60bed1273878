using OAuthHunter.Evidence;
using OAuthHunter.Reporting;
using OAuthHunter.Suppression;

namespace OAuthHunter.Hosting;

/// <summary>
/// The one door to the assembly that needs third-party packages. The cmdlets get it from a factory that loads that assembly
/// into a context of its own; nothing here names a type of a package.
/// </summary>
public interface IProviders
{
    /// <summary>
    /// Files, folders and archives as one source. Nothing is opened before it is read. Paths are full file system paths that
    /// exist; folders are searched to their depths.
    /// </summary>
    ITenantSource OpenFiles(IReadOnlyList<string> paths);

    /// <summary>
    /// The same source, and beside it what the tenant's domains publish in DNS about their mail, asked of this machine's name servers.
    /// </summary>
    ITenantSource WithDns(ITenantSource source);

    /// <summary>
    /// Connects to a live tenant and proves it by getting a first token. Throws <see cref="ConnectionException"/> when that
    /// fails. The prompt serves device codes; without one that way in is refused.
    /// </summary>
    Task<ILiveTenant> ConnectAsync(ConnectionRequest request, IDeviceCodePrompt? prompt, CancellationToken cancellationToken);

    /// <summary>Reads a source once and writes it as a snapshot: a folder, or a zip when the path ends so.</summary>
    Task<SnapshotResult> WriteSnapshotAsync(ITenantSource source, string path, string moduleVersion, DateTimeOffset capturedAt, IReadObserver observer, CancellationToken cancellationToken);

    /// <summary>
    /// Writes a live tenant as a snapshot, set by set. What a run that was stopped or crashed had finished stays beside the target,
    /// and the next run for the same tenant, target and window takes it from there. <paramref name="since"/> is the start of the
    /// logs as the user gave it; null leaves it to the module.
    /// </summary>
    Task<SnapshotResult> CaptureAsync(ILiveTenant tenant, string path, string moduleVersion, DateTimeOffset capturedAt, DateTimeOffset? since, IReadObserver observer, CancellationToken cancellationToken);

    /// <summary>Reads an allow-list from a JSON or CSV file, entry by entry. Throws <see cref="InvalidDataException"/> when the file is none.</summary>
    IReadOnlyList<AllowListItem> ReadAllowList(string path);

    /// <summary>Writes a report.</summary>
    void WriteReport(HuntReport report, ReportFormat format, TextWriter writer);
}
