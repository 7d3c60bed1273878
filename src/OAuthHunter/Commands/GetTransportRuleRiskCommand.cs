using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Judges transport rules, also those that were deleted; takes evidence or the output of Get-TransportRule.</summary>
[Cmdlet(VerbsCommon.Get, "TransportRuleRisk", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-TransportRuleRisk.md")]
[OutputType(typeof(TransportRuleRisk))]
public sealed class GetTransportRuleRiskCommand : MailFlowCommand<TransportRuleRisk>
{
    private protected override EntitySet Set => EntitySets.TransportRules;

    private protected override string SourceCmdlet => "Get-TransportRule";

    private protected override IReadOnlyList<string> TellTales => ["RemoveHeader", "SetHeaderName", "FromScope", "Conditions", "Actions", "Mode"];

    private protected override EvidenceRecord Map(EvidenceRow row) => TransportRuleMapper.Map(row);

    private protected override IEnumerable<TransportRuleRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        TransportRuleRisk.Build(facts, findings, All);

    private protected override bool IsWanted(TransportRuleRisk row) => IncludeDeleted || row.State != MailFlowObjectState.Deleted;
}
