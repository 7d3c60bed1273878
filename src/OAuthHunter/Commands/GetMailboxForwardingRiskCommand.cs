using System.Management.Automation;
using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Facts;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using OAuthHunter.Pipeline;

namespace OAuthHunter.Commands;

/// <summary>
/// Shows by which ways mail goes on from mailboxes: forwarding, inbox rules, journal rules; also those that are gone. Takes evidence
/// or the output of Get-Mailbox and Get-InboxRule.
/// </summary>
[Cmdlet(VerbsCommon.Get, "MailboxForwardingRisk", DefaultParameterSetName = EvidenceSet, HelpUri = HelpPages.Folder + "Get-MailboxForwardingRisk.md")]
[OutputType(typeof(MailboxForwardingRisk))]
public sealed class GetMailboxForwardingRiskCommand : MailFlowCommand<MailboxForwardingRisk>
{
    /// <summary>Mailboxes of a live tenant whose inbox rules, hidden ones too, and permissions are read. Each costs calls of its own.</summary>
    [Parameter(ParameterSetName = ConnectionSet)]
    [Parameter(ParameterSetName = EvidenceSet)]
    [ValidateNotNullOrEmpty]
    public string[]? Mailbox { get; set; }

    /// <summary>Domains of the organisation, for objects from the pipeline; without them nobody knows which targets lie outside.</summary>
    [Parameter(ParameterSetName = InputObjectSet)]
    [ValidateNotNullOrEmpty]
    public string[]? AcceptedDomain { get; set; }

    private protected override EntitySet Set => EntitySets.Mailboxes;

    private protected override string SourceCmdlet => "Get-Mailbox or Get-InboxRule";

    private protected override IReadOnlyList<string> TellTales => ["ForwardingSmtpAddress", "ForwardingAddress", "DeliverToMailboxAndForward"];

    private protected override IReadOnlyList<string> TargetMailboxes => Mailbox ?? [];

    private protected override EntitySet? SetOf(EvidenceRow row) =>
        row.Has("MailboxOwnerId") || (row.Has("RuleIdentity") && row.Has("ForwardTo")) || (row.Has("MoveToFolder") && row.Has("ForwardTo")) ? EntitySets.InboxRules
        : TellTales.Any(row.Has) && row.Text("UserPrincipalName", "PrimarySmtpAddress", "Identity") is not null ? EntitySets.Mailboxes
        : null;

    private protected override EvidenceRecord Map(EvidenceRow row) => SetOf(row) == EntitySets.InboxRules ? InboxRuleMapper.Map(row) : MailboxMapper.Map(row);

    private protected override IEnumerable<(EntitySet Set, EvidenceRecord Record)> Companions() =>
        (AcceptedDomain ?? []).Select(domain => (EntitySets.AcceptedDomains, (EvidenceRecord)new AcceptedDomain { Name = domain, DomainName = domain }));

    private protected override IEnumerable<MailboxForwardingRisk> Build(TenantFacts facts, IReadOnlyList<Finding> findings) =>
        MailboxForwardingRisk.Build(facts, findings, All);

    private protected override bool IsWanted(MailboxForwardingRisk row) => IncludeDeleted || row.State != MailFlowObjectState.Deleted;
}
