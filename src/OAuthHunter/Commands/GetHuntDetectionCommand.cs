using System.Management.Automation;
using OAuthHunter.Completion;
using OAuthHunter.Correlation;
using OAuthHunter.Detections;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Output;

namespace OAuthHunter.Commands;

/// <summary>Lists the catalogue; with evidence, also which detections it lets run.</summary>
[Cmdlet(VerbsCommon.Get, "HuntDetection", HelpUri = HelpPages.Folder + "Get-HuntDetection.md")]
[OutputType(typeof(HuntDetection))]
public sealed class GetHuntDetectionCommand : PSCmdlet
{
    /// <summary>Ids to list; wildcards are fine. Without it: all.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(DetectionIdCompleter))]
    public string[] DetectionId { get; set; } = ["*"];

    /// <summary>Detections below this are left out.</summary>
    [Parameter]
    public Severity MinimumSeverity { get; set; } = Severity.Info;

    /// <summary>Evidence to hold them against.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ValidateNotNull]
    public TenantEvidence? Evidence { get; set; }

    protected override void ProcessRecord()
    {
        foreach (var pattern in DetectionId)
        {
            var wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            if (pattern != "*" && HuntDetectionIds.Match(pattern).Count == 0)
            {
                WriteError(Errors.DetectionUnknown(pattern, HuntDetectionIds.Close(pattern)));
            }

            Write(DetectionCatalog.All.Select(detection => detection.Descriptor), wildcard, isChain: false);
            Write(ChainCatalog.All.Select(chain => chain.Descriptor), wildcard, isChain: true);
        }
    }

    private void Write(IEnumerable<DetectionDescriptor> descriptors, WildcardPattern wildcard, bool isChain)
    {
        foreach (var descriptor in descriptors.Where(descriptor => descriptor.Severity >= MinimumSeverity && wildcard.IsMatch(descriptor.Id)))
        {
            WriteObject(new HuntDetection(descriptor, isChain, Evidence?.Coverage));
        }
    }
}
