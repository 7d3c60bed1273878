using System.Management.Automation;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Shows which of the tenant's own rules leave a door open: consent, registration, credentials of apps, guests, partners, federation.</summary>
[Cmdlet(VerbsCommon.Get, "TenantPolicyRisk", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-TenantPolicyRisk.md")]
[OutputType(typeof(TenantPolicyRisk))]
public sealed class GetTenantPolicyRiskCommand : FactsCommand<TenantPolicyRisk>
{
    private protected override string? Family => "POL";

    private protected override IEnumerable<TenantPolicyRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        TenantPolicyRisk.Build(facts, findings);
}
