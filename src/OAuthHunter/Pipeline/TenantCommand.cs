using System.ComponentModel;
using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Output;

namespace OAuthHunter.Pipeline;

/// <summary>A cmdlet that looks into evidence: from the pipeline, from a parameter, or read first from paths or a live tenant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class TenantCommand : EvidenceCommand
{
    private protected const string EvidenceSet = "Evidence";
    private protected const string PathSet = "Path";
    private protected const string ConnectionSet = "Connection";

    private OAuthHunterContext? connection;
    private bool hasInput;

    private protected TenantCommand()
    {
    }

    /// <summary>Evidence from Import-TenantEvidence.</summary>
    [Parameter(ParameterSetName = EvidenceSet, ValueFromPipeline = true)]
    [ValidateNotNull]
    public TenantEvidence? Evidence { get; set; }

    /// <summary>Files, folders or zips of exports. Wildcards are fine. All of them are one evidence.</summary>
    [Parameter(ParameterSetName = PathSet, Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[]? Path { get; set; }

    /// <summary>A connection from Connect-OAuthHunter. Without it and without evidence: the one that this session is connected with.</summary>
    [Parameter(ParameterSetName = ConnectionSet, Mandatory = true)]
    [ValidateNotNull]
    public OAuthHunterContext? Connection { get; set; }

    /// <summary>How far back the logs of a live tenant are read; null for as far as they go.</summary>
    private protected abstract DateTimeOffset? LogStart { get; }

    protected sealed override async Task ProcessRecordAsync()
    {
        if (Evidence is { } evidence)
        {
            hasInput = true;
            await HuntAsync(evidence).ConfigureAwait(false);
        }
        else if (await ProcessInputAsync().ConfigureAwait(false))
        {
            hasInput = true;
        }
    }

    protected sealed override void PrepareEnd()
    {
        foreach (var path in Path ?? [])
        {
            Paths.Add(path);
        }

        // Nobody who piped evidence that did not come wants his tenant read in its place.
        var mayUseSession = ParameterSetName == EvidenceSet && Evidence is null && !MyInvocation.ExpectingInput;
        connection = Connection ?? (mayUseSession ? RunspaceState.Current.Context : null);
    }

    protected sealed override async Task EndProcessingAsync()
    {
        if (Paths.All.Count > 0)
        {
            await HuntAsync(await ReadEvidenceAsync().ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (connection is { } context)
        {
            await HuntAsync(await ReadTenantAsync(context, LogStart).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (Path is null && !hasInput)
        {
            throw Terminate(MyInvocation.ExpectingInput ? Errors.NoEvidence(MyInvocation.MyCommand.Name) : Errors.NotConnected(MyInvocation.MyCommand.Name));
        }

        await FinishAsync().ConfigureAwait(false);
    }

    /// <summary>Looks into one evidence and writes what the cmdlet is for.</summary>
    private protected abstract Task HuntAsync(TenantEvidence evidence);

    /// <summary>Takes other input than evidence; false when there is none.</summary>
    private protected virtual Task<bool> ProcessInputAsync() => Task.FromResult(false);

    /// <summary>After the last input.</summary>
    private protected virtual Task FinishAsync() => Task.CompletedTask;
}
