using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Output;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>
/// Writes evidence of any origin as a snapshot: one NDJSON file per set and a manifest, in a folder or a zip. The capture of a live
/// tenant that was stopped goes on where it stood when it is started again.
/// </summary>
[Cmdlet(VerbsData.Export, "TenantSnapshot", DefaultParameterSetName = EvidenceSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, HelpUri = HelpPages.Folder + "Export-TenantSnapshot.md")]
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
            await CaptureAsync(context).ConfigureAwait(false);
        }
        else if (isAllowed)
        {
            await WriteAsync(await ReadEvidenceAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    private bool IsAllowed()
    {
        destination = destination.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar);
        if (Exists(destination) && !(Force && IsSnapshot(destination)))
        {
            ThrowTerminatingError(Errors.SnapshotExists(destination));
        }

        return ShouldProcess(destination, "Write snapshot");
    }

    private static bool Exists(string path) => File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any());

    /// <summary>Whether it may be replaced: a folder that is somebody's other work is not deleted, force or not.</summary>
    private static bool IsSnapshot(string path) => File.Exists(path)
        ? path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase)
        : File.Exists(System.IO.Path.Combine(path, "manifest.json"));

    private static SnapshotResult Replace(string standing, SnapshotResult written)
    {
        if (File.Exists(standing))
        {
            File.Delete(standing);
            File.Move(written.Path, standing);
        }
        else
        {
            Directory.Delete(standing, recursive: true);
            Directory.Move(written.Path, standing);
        }

        return written with { Path = standing };
    }

    private Task WriteAsync(TenantEvidence evidence) =>
        WriteAsync(evidence.Source, evidence.ReferenceTime == DateTimeOffset.MinValue ? DateTimeOffset.UtcNow : evidence.ReferenceTime);

    private Task WriteAsync(ITenantSource source, DateTimeOffset captured) => WriteAsync(
        progress => Providers().WriteSnapshotAsync(source, destination, ModuleVersion.Text, captured, progress, StopToken));

    private Task CaptureAsync(OAuthHunterContext context) => WriteAsync(async progress =>
    {
        try
        {
            return await Providers().CaptureAsync(context.Tenant, destination, ModuleVersion.Text, DateTimeOffset.UtcNow, Since, progress, StopToken).ConfigureAwait(false);
        }
        catch (ConnectionException exception)
        {
            throw Terminate(Errors.ConnectionFailed(context.TenantId, exception));
        }
        catch (ObjectDisposedException)
        {
            throw Terminate(Errors.NotConnected(MyInvocation.MyCommand.Name));
        }
    });

    private async Task WriteAsync(Func<ReadProgress, Task<SnapshotResult>> write)
    {
        // What is there stays until its successor is whole.
        var standing = Force && Exists(destination) ? destination : null;
        destination = standing is null ? destination : System.IO.Path.Combine(System.IO.Path.GetDirectoryName(standing)!, "new-" + System.IO.Path.GetFileName(standing));
        var progress = new ReadProgress(record => Post(() => WriteProgress(record)), file => Tell(file.ToString()));
        try
        {
            var result = await write(progress).ConfigureAwait(false);
            result = standing is null ? result : Replace(standing, result);
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
