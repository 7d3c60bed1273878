using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Facts.MailFlow;

/// <summary>The kinds that need no model of their own, one line each.</summary>
internal static class PlainKinds
{
    private static readonly string[] PolicyNouns =
    [
        "HostedOutboundSpamFilterRule", "HostedContentFilterPolicy", "HostedContentFilterRule",
        "MalwareFilterPolicy", "MalwareFilterRule", "AntiPhishPolicy", "AntiPhishRule", "SafeLinksPolicy", "SafeLinksRule", "SafeAttachmentPolicy", "SafeAttachmentRule",
        "EOPProtectionPolicyRule", "ATPProtectionPolicyRule", "AtpPolicyForO365",
    ];

    private static readonly string[] SettingNouns = ["TransportConfig", "AdminAuditLogConfig", "ArcConfig"];

    /// <summary>All of them but the rules of mailboxes.</summary>
    public static IEnumerable<PlainKind> All() =>
    [
        new DomainKind<AcceptedDomain>(MailFlowObjectKind.AcceptedDomain, EntitySets.AcceptedDomains, domain => domain.Name ?? domain.DomainName, "AcceptedDomain") { Created = domain => domain.WhenCreated },
        new PlainKind(MailFlowObjectKind.RemoteDomain, "RemoteDomain"),
        new RoleGroupKind(),
        new PlainKind(MailFlowObjectKind.JournalRule, "JournalRule"),
        new PolicyKind<HostedConnectionFilterPolicy>(EntitySets.HostedConnectionFilterPolicies, policy => policy.Name ?? policy.Identity, "HostedConnectionFilterPolicy"),
        new PlainKind(MailFlowObjectKind.Policy, "HostedOutboundSpamFilterPolicy"),
        .. PolicyNouns.Select(noun => new PlainKind(MailFlowObjectKind.Policy, noun)),
        new NamedByKind(MailFlowObjectKind.Policy, "DomainName", alwaysExists: true, "DkimSigningConfig"),
        new SettingKind("OrganizationConfig"),
        .. SettingNouns.Select(noun => new SettingKind(noun)),
        new NamedByKind(MailFlowObjectKind.AllowBlockEntry, "Entries", alwaysExists: false, "TenantAllowBlockListItems"),
        new NamedByKind(MailFlowObjectKind.BlockedConnector, "ConnectorId", alwaysExists: true, "BlockedConnector"),
    ];
}
