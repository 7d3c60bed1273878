using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>Judges inbound connectors, also those that were deleted; takes evidence or the output of Get-InboundConnector.</summary>
[Cmdlet(VerbsCommon.Get, "InboundConnectorRisk", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-InboundConnectorRisk.md")]
[OutputType(typeof(InboundConnectorRisk))]
public sealed class GetInboundConnectorRiskCommand : MailFlowCommand<InboundConnectorRisk>
{
    private protected override EntitySet Set => EntitySets.InboundConnectors;

    private protected override string SourceCmdlet => "Get-InboundConnector";

    private protected override IReadOnlyList<string> TellTales => ["ConnectorType", "SenderIPAddresses", "SenderDomains"];

    private protected override EvidenceRecord Map(EvidenceRow row) => InboundConnectorMapper.Map(row);

    private protected override IEnumerable<InboundConnectorRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        InboundConnectorRisk.Build(facts, findings, All);

    private protected override bool IsWanted(InboundConnectorRisk row) => IncludeDeleted || row.State != MailFlowObjectState.Deleted;
}
