using System.ComponentModel;
using System.Management.Automation;
using OAuthHunter.Completion;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hosting;
using OAuthHunter.Hunting;
using OAuthHunter.Output;

namespace OAuthHunter.Pipeline;

/// <summary>A cmdlet that hunts in evidence: from the pipeline, from a parameter, or read first from paths or a live tenant.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HuntCommand : EvidenceCommand
{
    private protected const string EvidenceSet = "Evidence";
    private protected const string PathSet = "Path";
    private protected const string ConnectionSet = "Connection";

    private OAuthHunterContext? connection;
    private HuntOptions options = new();
    private bool hasInput;

    private protected HuntCommand()
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

    /// <summary>Detections to run; wildcards are fine. Without it: all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DetectionIdCompleter))]
    public string[]? DetectionId { get; set; }

    /// <summary>Findings below this are left out.</summary>
    [Parameter]
    public Severity MinimumSeverity { get; set; } = Severity.Info;

    /// <summary>Findings that ended before this are left out.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Findings that began after this are left out.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>
    /// Findings that somebody answers for: a JSON or CSV file, or objects, with DetectionId, Target, Reason, Owner and Expires. They
    /// are shown as suppressed and raise nothing; an entry that ran out speaks up.
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? AllowList { get; set; }

    /// <summary>Filters as asked for.</summary>
    private protected HuntOptions Options => options;

    /// <summary>Whether the caller asked for less than everything.</summary>
    private protected bool IsFiltered => DetectionId is not null || MinimumSeverity > Severity.Info || Since is not null || Until is not null;

    protected override void BeginProcessing()
    {
        var ids = new List<string>();
        foreach (var pattern in DetectionId ?? [])
        {
            var found = HuntDetectionIds.Match(pattern);
            if (found.Count == 0)
            {
                ThrowTerminatingError(Errors.DetectionUnknown(pattern, HuntDetectionIds.Close(pattern)));
            }

            ids.AddRange(found);
        }

        options = new HuntOptions
        {
            DetectionIds = ids, MinimumSeverity = MinimumSeverity, Since = Since, Until = Until, AllowList = new AllowLists(this, Providers).Read(AllowList),
        };
    }

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
            await HuntAsync(await ReadTenantAsync(context, Since).ConfigureAwait(false)).ConfigureAwait(false);
        }
        else if (Path is null && !hasInput)
        {
            throw Terminate(MyInvocation.ExpectingInput ? Errors.NoEvidence(MyInvocation.MyCommand.Name) : Errors.NotConnected(MyInvocation.MyCommand.Name));
        }

        await FinishAsync().ConfigureAwait(false);
    }

    /// <summary>Hunts in one evidence and writes what the cmdlet is for.</summary>
    private protected abstract Task HuntAsync(TenantEvidence evidence);

    /// <summary>Takes other input than evidence; false when there is none.</summary>
    private protected virtual Task<bool> ProcessInputAsync() => Task.FromResult(false);

    /// <summary>After the last input.</summary>
    private protected virtual Task FinishAsync() => Task.CompletedTask;

    /// <summary>Runs the engine and keeps what it gives; crashed detections become errors.</summary>
    private protected HuntResults Run(TenantEvidence evidence, HuntOptions withOptions, Action<Finding>? onFinding = null)
    {
        var results = new HuntResults(onFinding, (id, exception) => Post(() => WriteError(Errors.DetectionFailed(id, exception))));
        HuntEngine.Run(evidence.Facts, withOptions, results, StopToken);
        foreach (var warning in AllowLists.Expired(withOptions.AllowList, results.Findings, evidence.ReferenceTime))
        {
            Post(() => WriteWarning(warning));
        }

        foreach (var outcome in results.Outcomes)
        {
            Post(() => WriteVerbose(outcome.Reasons.Count == 0 ? outcome.ToString() : $"{outcome} ({string.Join("; ", outcome.Reasons)})"));
        }

        return results;
    }
}
