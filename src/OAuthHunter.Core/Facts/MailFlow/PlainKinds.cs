using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The kinds that need no model of their own, one line each.</summary>
internal static class PlainKinds
{
    private static readonly string[] PolicyNouns =
    [
        "HostedOutboundSpamFilterRule", "HostedContentFilterRule",
        "MalwareFilterPolicy", "MalwareFilterRule", "AntiPhishPolicy", "AntiPhishRule", "SafeLinksPolicy", "SafeLinksRule", "SafeAttachmentPolicy", "SafeAttachmentRule",
        "EOPProtectionPolicyRule", "ATPProtectionPolicyRule", "AtpPolicyForO365",
    ];

    private static readonly string[] SettingNouns = ["TransportConfig", "AdminAuditLogConfig"];

    /// <summary>All of them but the rules of mailboxes.</summary>
    public static IEnumerable<PlainKind> All() =>
    [
        new DomainKind<AcceptedDomain>(MailFlowObjectKind.AcceptedDomain, EntitySets.AcceptedDomains, domain => domain.Name ?? domain.DomainName, "AcceptedDomain") { Created = domain => domain.WhenCreated },
        new DomainKind<RemoteDomain>(MailFlowObjectKind.RemoteDomain, EntitySets.RemoteDomains, domain => domain.Name ?? domain.Identity ?? domain.DomainName, "RemoteDomain")
        {
            Guid = domain => domain.Guid, Created = domain => domain.WhenCreated, Changed = domain => domain.WhenChanged,
        },
        new RoleGroupKind(),
        new PlainKind(MailFlowObjectKind.JournalRule, "JournalRule"),
        new PolicyKind<HostedConnectionFilterPolicy>(EntitySets.HostedConnectionFilterPolicies, policy => policy.Name ?? policy.Identity, "HostedConnectionFilterPolicy"),
        new PolicyKind<HostedOutboundSpamFilterPolicy>(EntitySets.HostedOutboundSpamFilterPolicies, policy => policy.Name ?? policy.Identity, "HostedOutboundSpamFilterPolicy") { Changed = policy => policy.WhenChanged },
        new PolicyKind<HostedContentFilterPolicy>(EntitySets.HostedContentFilterPolicies, policy => policy.Name ?? policy.Identity, "HostedContentFilterPolicy") { Changed = policy => policy.WhenChanged },
        .. PolicyNouns.Select(noun => new PlainKind(MailFlowObjectKind.Policy, noun)),
        new DkimKind(),
        new ListedSettingKind<OrganizationConfig>(EntitySets.OrganizationConfig, "OrganizationConfig") { Changed = config => config.WhenChanged },
        new ListedSettingKind<ArcConfig>(EntitySets.ArcConfig, "ArcConfig"),
        .. SettingNouns.Select(noun => new SettingKind(noun)),
        new NamedByKind(MailFlowObjectKind.AllowBlockEntry, "Entries", alwaysExists: false, "TenantAllowBlockListItems"),
        new BlockedConnectorKind { Guid = blocked => blocked.ConnectorId, Created = blocked => blocked.CreatedDateTime, Changed = blocked => blocked.ChangedDateTime },
    ];
}
