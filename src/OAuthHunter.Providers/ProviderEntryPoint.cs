using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Dns;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Reports;
using OAuthHunter.Providers.Snapshots;
using OAuthHunter.Providers.Suppression;
using OAuthHunter.Reporting;
using OAuthHunter.Suppression;

namespace OAuthHunter.Providers;

/// <summary>The one type that the cmdlets' loader names.</summary>
public sealed class ProviderEntryPoint : IProviders
{
    public ITenantSource OpenFiles(IReadOnlyList<string> paths) => new FileTenantSource(paths);

    public ITenantSource WithDns(ITenantSource source) => new DnsTenantSource(source, new DnsClient(DnsClient.SystemServers(), TimeSpan.FromSeconds(3)));

    public Task<ILiveTenant> ConnectAsync(ConnectionRequest request, IDeviceCodePrompt? prompt, CancellationToken cancellationToken) =>
        TenantConnector.ConnectAsync(request, prompt, cancellationToken);

    public Task<SnapshotResult> WriteSnapshotAsync(ITenantSource source, string path, string moduleVersion, DateTimeOffset capturedAt, IReadObserver observer, CancellationToken cancellationToken) =>
        SnapshotWriter.WriteAsync(source, path, moduleVersion, capturedAt, observer, cancellationToken);

    public Task<SnapshotResult> CaptureAsync(ILiveTenant tenant, string path, string moduleVersion, DateTimeOffset capturedAt, DateTimeOffset? since, IReadObserver observer, CancellationToken cancellationToken) =>
        SnapshotCapture.WriteAsync(tenant, path, moduleVersion, capturedAt, since, observer, cancellationToken);

    public IReadOnlyList<AllowListItem> ReadAllowList(string path) => AllowListReader.Read(path);

    public void WriteReport(HuntReport report, ReportFormat format, TextWriter writer) => ReportWriters.Write(report, format, writer);
}
