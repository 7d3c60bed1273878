using System.Management.Automation;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Finds password attacks, what they hit, and impossible journeys in the sign-ins.</summary>
[Cmdlet(VerbsCommon.Get, "SignInAnomaly", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-SignInAnomaly.md")]
[OutputType(typeof(SignInAnomaly))]
public sealed class GetSignInAnomalyCommand : FactsCommand<SignInAnomaly>
{
    private protected override IEnumerable<SignInAnomaly> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        SignInAnomaly.Build(facts, findings);
}
