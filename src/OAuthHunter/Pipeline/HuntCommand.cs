using System.ComponentModel;
using System.Management.Automation;
using OAuthHunter.Completion;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Pipeline;

/// <summary>A cmdlet that runs detections over evidence.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class HuntCommand : TenantCommand
{
    private HuntOptions options = new();

    private protected HuntCommand()
    {
    }

    /// <summary>Detections to run; wildcards are fine. Without it: all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DetectionIdCompleter))]
    public string[]? DetectionId { get; set; }

    /// <summary>Known apps beside the built-in list: paths of CSV files, or objects, with AppId, Name, Verdict, Confidence, Notes and Sources.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? KnownAppList { get; set; }

    /// <summary>Goes by <see cref="KnownAppList"/> alone, in place of the built-in list.</summary>
    [Parameter]
    public SwitchParameter KnownAppListOnly { get; set; }

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

    private protected sealed override DateTimeOffset? LogStart => Since;

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

        options = Complete(new HuntOptions
        {
            DetectionIds = ids, MinimumSeverity = MinimumSeverity, Since = Since, Until = Until,
            AllowList = new AllowLists(this, Providers).Read(AllowList), KnownApps = KnownAppLists.Read(this, KnownAppList, KnownAppListOnly),
        });
    }

    /// <summary>Adds what the cmdlet's own parameters ask for.</summary>
    private protected virtual HuntOptions Complete(HuntOptions asked) => asked;

    /// <summary>Runs the engine and keeps what it gives; crashed detections become errors.</summary>
    private protected HuntResults Run(TenantEvidence evidence, HuntOptions withOptions, Action<Finding>? onFinding = null)
    {
        var results = new HuntResults(onFinding, (id, exception) => Post(() => WriteError(Errors.DetectionFailed(id, exception))));
        HuntEngine.Run(evidence.Facts, withOptions, results, StopToken);
        foreach (var warning in AllowLists.Expired(withOptions.AllowList, results.Findings, evidence.ReferenceTime))
        {
            Warn(warning);
        }

        foreach (var outcome in results.Outcomes)
        {
            Tell(outcome.Reasons.Count == 0 ? outcome.ToString() : $"{outcome} ({string.Join("; ", outcome.Reasons)})");
        }

        return results;
    }
}
