using System.Management.Automation;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Runs the detections over evidence: findings as they come, then the chains that tie them together.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "OAuthHunt", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Invoke-OAuthHunt.md")]
[OutputType(typeof(Finding), typeof(AttackChain))]
public sealed class InvokeOAuthHuntCommand : HuntCommand
{
    /// <summary>UPNs or object ids of the emergency accounts. Without it they are recognised by the policies that exclude them.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[]? BreakGlass { get; set; }

    private protected override HuntOptions Complete(HuntOptions asked) => BreakGlass is { } accounts ? asked with { BreakGlass = accounts } : asked;

    private protected override async Task HuntAsync(TenantEvidence evidence)
    {
        var results = Run(evidence, Options, finding => Post(() => WriteObject(finding)));
        foreach (var chain in results.Chains)
        {
            await SendAsync(() => WriteObject(chain)).ConfigureAwait(false);
        }

        var lacking = results.Outcomes.Count(outcome => outcome.State is DetectionState.NotAssessed or DetectionState.PartlyAssessed);
        if (lacking > 0)
        {
            Warn($"{lacking} of {results.Outcomes.Count} detections could not be (fully) assessed; see LOG-004 or Get-HuntDetection -Evidence.");
        }
    }
}
