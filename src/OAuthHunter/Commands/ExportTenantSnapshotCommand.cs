using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Output;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Writes evidence of any origin as a snapshot: one NDJSON file per set and a manifest, in a folder or a zip.</summary>
[Cmdlet(VerbsData.Export, "TenantSnapshot", DefaultParameterSetName = EvidenceSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SnapshotResult))]
public sealed class ExportTenantSnapshotCommand : EvidenceCommand
{
    private const string EvidenceSet = "Evidence";
    private const string PathSet = "Path";
    private const string ConnectionSet = "Connection";

    private string destination = string.Empty;
    private bool isAllowed;

    /// <summary>Evidence from Import-TenantEvidence.</summary>
    [Parameter(ParameterSetName = EvidenceSet, Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TenantEvidence? Evidence { get; set; }

    /// <summary>Files, folders or zips of exports. Wildcards are fine.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>A live tenant, from Connect-OAuthHunter. It is written as it is read, page by page.</summary>
    [Parameter(ParameterSetName = ConnectionSet, Mandatory = true)]
    [ValidateNotNull]
    public OAuthHunterContext? Connection { get; set; }

    /// <summary>How far back the logs of a live tenant are read. Without it: 30 days.</summary>
    [Parameter(ParameterSetName = ConnectionSet)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Folder to make, or a file name that ends in .zip.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = string.Empty;

    /// <summary>Replaces a snapshot that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void BeginProcessing()
    {
        destination = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Destination, out var provider, out _);
        if (provider.Name != "FileSystem")
        {
            ThrowTerminatingError(Errors.PathNotFileSystem(Destination, provider.Name));
        }
    }

    protected override void PrepareRecord() => isAllowed = ParameterSetName == EvidenceSet && IsAllowed();

    protected override async Task ProcessRecordAsync()
    {
        if (isAllowed)
        {
            await WriteAsync(Evidence!).ConfigureAwait(false);
        }
    }

    protected override void PrepareEnd()
    {
        foreach (var path in ParameterSetName == PathSet ? Path : [])
        {
            Paths.Add(path);
        }

        isAllowed = (Connection is not null || Paths.All.Count > 0) && IsAllowed();
    }

    protected override async Task EndProcessingAsync()
    {
        if (isAllowed && Connection is { } context)
        {
            var now = DateTimeOffset.UtcNow;
            await WriteAsync(OpenTenant(context, now, Since), now).ConfigureAwait(false);
        }
        else if (isAllowed)
        {
            await WriteAsync(await ReadEvidenceAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private bool IsAllowed()
    {
        if (!Force && (File.Exists(destination) || (Directory.Exists(destination) && Directory.EnumerateFileSystemEntries(destination).Any())))
        {
            ThrowTerminatingError(Errors.SnapshotExists(destination));
        }

        return ShouldProcess(destination, "Write snapshot");
    }

    private Task WriteAsync(TenantEvidence evidence) =>
        WriteAsync(evidence.Source, evidence.ReferenceTime == DateTimeOffset.MinValue ? DateTimeOffset.UtcNow : evidence.ReferenceTime);

    private async Task WriteAsync(ITenantSource source, DateTimeOffset captured)
    {
        var progress = new ReadProgress(record => Post(() => WriteProgress(record)), _ => { });
        try
        {
            var result = await Providers().WriteSnapshotAsync(source, destination, ModuleVersion.Text, captured, progress, StopToken).ConfigureAwait(false);
            await SendAsync(() => WriteObject(result)).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Terminate(Errors.SnapshotFailed(destination, exception));
        }
        finally
        {
            if (!StopToken.IsCancellationRequested)
            {
                progress.Complete();
            }
        }
    }
}
