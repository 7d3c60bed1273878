using System.Management.Automation;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Ranks the apps about which something was found, with what they can do and how they came to it.</summary>
[Cmdlet(VerbsCommon.Get, "SuspiciousOAuthApp", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-SuspiciousOAuthApp.md")]
[OutputType(typeof(SuspiciousOAuthApp))]
public sealed class GetSuspiciousOAuthAppCommand : FactsCommand<SuspiciousOAuthApp>
{
    private protected override IEnumerable<SuspiciousOAuthApp> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        SuspiciousOAuthAppBuilder.Build(facts, findings, Options);
}
