using System.Management.Automation;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Shows who and what holds more power than it should: users, apps, groups and partners, in Entra and in Exchange, role by role.</summary>
[Cmdlet(VerbsCommon.Get, "PrivilegedRoleRisk", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-PrivilegedRoleRisk.md")]
[OutputType(typeof(PrivilegedRoleRisk))]
public sealed class GetPrivilegedRoleRiskCommand : FactsCommand<PrivilegedRoleRisk>
{
    private protected override string? Family => "ROL";

    private protected override IEnumerable<PrivilegedRoleRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        PrivilegedRoleRisk.Build(facts, findings);
}
