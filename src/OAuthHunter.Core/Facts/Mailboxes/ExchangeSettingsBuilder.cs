using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.Mailboxes;

/// <summary>Takes the settings out of the store, in an order that does not depend on the files.</summary>
internal static class ExchangeSettingsBuilder
{
    public static ExchangeSettings Build(EvidenceStore store) => new()
    {
        OutboundSpamPolicies = [.. store.Objects<HostedOutboundSpamFilterPolicy>(EntitySets.HostedOutboundSpamFilterPolicies).OrderBy(policy => policy.Identity ?? policy.Name, StringComparer.Ordinal)],
        RemoteDomains = [.. store.Objects<RemoteDomain>(EntitySets.RemoteDomains).OrderBy(domain => domain.Identity ?? domain.Name, StringComparer.Ordinal)],
        TransportConfigs = store.Objects<TransportConfig>(EntitySets.TransportConfig),
        CasMailboxes = [.. store.Objects<CasMailbox>(EntitySets.CasMailboxes).OrderBy(mailbox => mailbox.PrimarySmtpAddress ?? mailbox.Identity, StringComparer.Ordinal)],
        Mailboxes = [.. store.Objects<Mailbox>(EntitySets.Mailboxes).OrderBy(mailbox => mailbox.UserPrincipalName ?? mailbox.PrimarySmtpAddress, StringComparer.Ordinal)],
        BlockedSenders = [.. store.Objects<BlockedSenderAddress>(EntitySets.BlockedSenderAddresses).OrderBy(sender => sender.SenderAddress, StringComparer.Ordinal)],
        BlockedConnectors = [.. store.Objects<BlockedConnector>(EntitySets.BlockedConnectors).OrderBy(connector => connector.ConnectorId, StringComparer.Ordinal)],
        AdminAuditLogConfigs = store.Objects<AdminAuditLogConfig>(EntitySets.AdminAuditLogConfig),
        BypassAssociations = [.. store.Objects<MailboxAuditBypassAssociation>(EntitySets.MailboxAuditBypassAssociations).OrderBy(association => association.Identity ?? association.Name, StringComparer.Ordinal)],
        OrganizationConfigs = store.Objects<OrganizationConfig>(EntitySets.OrganizationConfig),
        DiagnosticActivities = [.. store.Objects<AzureActivity>(EntitySets.AzureActivities).Where(activity => AzureActivityMapper.IsDiagnosticSetting(activity.OperationName))
            .OrderBy(activity => activity.EventTimestamp).ThenBy(activity => activity.Id, StringComparer.Ordinal)],
    };
}
