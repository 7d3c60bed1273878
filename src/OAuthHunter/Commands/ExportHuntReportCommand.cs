using System.Management.Automation;
using System.Text;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;
using OAuthHunter.Reporting;

namespace OAuthHunter.Commands;

/// <summary>Writes a hunt as a file: for people (Markdown), for machines (JSON) or for a spreadsheet (CSV).</summary>
[Cmdlet(VerbsData.Export, "HuntReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, HelpUri = HelpPages.Folder + "Export-HuntReport.md")]
[OutputType(typeof(FileInfo))]
public sealed class ExportHuntReportCommand : EvidenceCommand
{
    private readonly List<Finding> findings = [];
    private readonly List<AttackChain> chains = [];
    private string destination = string.Empty;
    private HuntOptions options = new();
    private bool isAllowed;

    /// <summary>Findings and chains from Invoke-OAuthHunt. With -Evidence beside them, the report also tells what could not be assessed.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public PSObject? InputObject { get; set; }

    /// <summary>Evidence to report on. Without findings from the pipeline, it is hunted in first.</summary>
    [Parameter]
    [ValidateNotNull]
    public TenantEvidence? Evidence { get; set; }

    /// <summary>Findings that somebody answers for, when the evidence is hunted in here; findings from the pipeline come marked already.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public object[]? AllowList { get; set; }

    /// <summary>File to write; folders on the way are made.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Form; without it the file's extension decides (.json, .csv, anything else is Markdown).</summary>
    [Parameter(Position = 1)]
    public ReportFormat? Format { get; set; }

    /// <summary>Leaves a file that is there alone.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces a file also when it is read-only.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file's object to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void BeginProcessing()
    {
        // A hunt that found nothing pipes nothing and is a report all the same; no pipeline at all is a mistake.
        if (Evidence is null && !MyInvocation.ExpectingInput)
        {
            ThrowTerminatingError(Errors.NoEvidence(MyInvocation.MyCommand.Name));
        }

        options = new HuntOptions { AllowList = new AllowLists(this, Providers).Read(AllowList) };
        destination = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
        if (provider.Name != "FileSystem")
        {
            ThrowTerminatingError(Errors.PathNotFileSystem(Path, provider.Name));
        }

        if (NoClobber && File.Exists(destination))
        {
            ThrowTerminatingError(Errors.ReportExists(destination));
        }
    }

    protected override void PrepareRecord()
    {
        switch (InputObject?.BaseObject)
        {
            case null:
                break;
            case Finding finding:
                findings.Add(finding);
                break;
            case AttackChain chain:
                chains.Add(chain);
                break;
            case TenantEvidence evidence when Evidence is null:
                Evidence = evidence;
                break;
            default:
                WriteError(Errors.InputNotRecognised(InputObject, "a finding or a chain of Invoke-OAuthHunt"));
                break;
        }
    }

    protected override void PrepareEnd() => isAllowed = ShouldProcess(destination, "Write report");

    protected override async Task EndProcessingAsync()
    {
        if (!isAllowed)
        {
            return;
        }

        var report = HuntReports.Make(Evidence, findings, chains, options, (id, exception) => Post(() => WriteError(Errors.DetectionFailed(id, exception))), StopToken);
        foreach (var warning in Evidence is null ? [] : AllowLists.Expired(options.AllowList, report.Findings, Evidence.ReferenceTime))
        {
            Warn(warning);
        }

        try
        {
            Write(report);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Terminate(Errors.ReportFailed(destination, exception));
        }

        if (PassThru)
        {
            await SendAsync(() => WriteObject(new FileInfo(destination))).ConfigureAwait(false);
        }
    }

    private void Write(HuntReport report)
    {
        var file = new FileInfo(destination);
        file.Directory!.Create();
        if (Force && file is { Exists: true, IsReadOnly: true })
        {
            file.IsReadOnly = false;
        }

        using var writer = new StreamWriter(destination, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        Providers().WriteReport(report, Format ?? FormatOf(file.Extension), writer);
    }

    private static ReportFormat FormatOf(string extension) => extension.ToLowerInvariant() switch
    {
        ".json" => ReportFormat.Json,
        ".csv" => ReportFormat.Csv,
        _ => ReportFormat.Markdown,
    };
}
