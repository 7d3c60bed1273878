using System.Management.Automation;
using OAuthHunter.Detections;
using OAuthHunter.Evidence;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Checks Conditional Access, security defaults and authentication methods, with the policies that prove each answer.</summary>
[Cmdlet(VerbsDiagnostic.Test, "ConditionalAccessCoverage", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Test-ConditionalAccessCoverage.md")]
[OutputType(typeof(ConditionalAccessCoverage))]
public sealed class TestConditionalAccessCoverageCommand : HuntCommand
{
    private protected override async Task HuntAsync(TenantEvidence evidence)
    {
        var asked = Options.DetectionIds.Count > 0 ? Options.DetectionIds : [.. DetectionCatalog.All.Select(detection => detection.Descriptor.Id)];
        var options = Options with { DetectionIds = [.. asked.Where(ConditionalAccessCoverage.IsCheck)] };

        // No ids would mean all of them.
        if (options.DetectionIds.Count == 0)
        {
            return;
        }

        var results = Run(evidence, options);
        foreach (var row in ConditionalAccessCoverage.Build(evidence.Facts, options, results.Outcomes, results.Findings).Where(row => MinimumSeverity == Findings.Severity.Info || row.Findings.Count > 0))
        {
            await SendAsync(() => WriteObject(row)).ConfigureAwait(false);
        }
    }
}
