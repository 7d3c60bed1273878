using System.Management.Automation;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Tells the chains that the evidence shows, link by link.</summary>
[Cmdlet(VerbsCommon.Get, "OAuthAttackChain", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-OAuthAttackChain.md")]
[OutputType(typeof(AttackChain))]
public sealed class GetOAuthAttackChainCommand : HuntCommand
{
    private protected override async Task HuntAsync(TenantEvidence evidence)
    {
        foreach (var chain in Run(evidence, Options).Chains)
        {
            await SendAsync(() => WriteObject(chain)).ConfigureAwait(false);
        }
    }
}
