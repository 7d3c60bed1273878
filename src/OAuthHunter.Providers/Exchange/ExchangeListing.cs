using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Exchange;

/// <summary>How one set is read: its cmdlet, what must be asked for explicitly, and who turns its rows into records.</summary>
internal sealed class ExchangeListing
{
    private static readonly IReadOnlyDictionary<string, object> Everything = new Dictionary<string, object> { ["ResultSize"] = "Unlimited" };

    private const string MailboxProperties =
        "Identity,Guid,ExternalDirectoryObjectId,UserPrincipalName,PrimarySmtpAddress,DisplayName,Alias,RecipientTypeDetails,ForwardingAddress,ForwardingSmtpAddress,DeliverToMailboxAndForward,"
        + "AuditEnabled,DefaultAuditSet,AuditOwner,AuditDelegate,AuditAdmin,HiddenFromAddressListsEnabled,GrantSendOnBehalfTo,WhenCreatedUTC,WhenChangedUTC";

    // Without it the list of applications that may still use EWS is empty, whatever it holds.
    private static readonly IReadOnlyDictionary<string, object> EwsList = new Dictionary<string, object> { ["RetrieveEwsOperationAccessPolicy"] = true };

    private ExchangeListing(EntitySet set, string cmdlet, bool isLimited, Func<EvidenceRow, EvidenceRecord> map, string? select = null)
    {
        Set = set;
        Map = map;
        Command = new ExchangeCommand(cmdlet, isLimited ? Everything : null) { Select = select };
        Probe = new ExchangeCommand(cmdlet, isLimited ? new Dictionary<string, object> { ["ResultSize"] = 1 } : null);
    }

    public EntitySet Set { get; }

    /// <summary>Lists all objects. Cmdlets that take a ResultSize stop at a thousand unless told otherwise.</summary>
    public ExchangeCommand Command { get; }

    /// <summary>Shows more where the service knows the parameter, which not every tenant's does; the plain command is for the others.</summary>
    public ExchangeCommand? Fuller { get; private init; }

    /// <summary>The least that shows whether the cmdlet may be run.</summary>
    public ExchangeCommand Probe { get; }

    public Func<EvidenceRow, EvidenceRecord> Map { get; }

    public static IReadOnlyList<ExchangeListing> All { get; } =
    [
        new(EntitySets.InboundConnectors, "Get-InboundConnector", true, InboundConnectorMapper.Map),
        new(EntitySets.OutboundConnectors, "Get-OutboundConnector", true, OutboundConnectorMapper.Map),
        new(EntitySets.BlockedConnectors, "Get-BlockedConnector", false, BlockedConnectorMapper.Map),
        new(EntitySets.TransportRules, "Get-TransportRule", true, TransportRuleMapper.Map),
        new(EntitySets.HostedConnectionFilterPolicies, "Get-HostedConnectionFilterPolicy", false, HostedConnectionFilterPolicyMapper.Map),
        new(EntitySets.HostedContentFilterPolicies, "Get-HostedContentFilterPolicy", false, HostedContentFilterPolicyMapper.Map),
        new(EntitySets.DkimSigningConfigs, "Get-DkimSigningConfig", false, DkimSigningConfigMapper.Map),
        new(EntitySets.ArcConfig, "Get-ArcConfig", false, ArcConfigMapper.Map),
        new(EntitySets.HostedOutboundSpamFilterPolicies, "Get-HostedOutboundSpamFilterPolicy", false, HostedOutboundSpamFilterPolicyMapper.Map),
        new(EntitySets.OrganizationConfig, "Get-OrganizationConfig", false, OrganizationConfigMapper.Map) { Fuller = new ExchangeCommand("Get-OrganizationConfig", EwsList) },
        new(EntitySets.AcceptedDomains, "Get-AcceptedDomain", true, AcceptedDomainMapper.Map),
        new(EntitySets.RemoteDomains, "Get-RemoteDomain", true, RemoteDomainMapper.Map),
        new(EntitySets.JournalRules, "Get-JournalRule", false, JournalRuleMapper.Map),
        new(EntitySets.TransportConfig, "Get-TransportConfig", false, TransportConfigMapper.Map),
        new(EntitySets.BlockedSenderAddresses, "Get-BlockedSenderAddress", false, BlockedSenderAddressMapper.Map),
        new(EntitySets.AdminAuditLogConfig, "Get-AdminAuditLogConfig", false, AdminAuditLogConfigMapper.Map),

        // One listing of all mailboxes, a thousand a page, with the properties that are judged: never a call per mailbox.
        new(EntitySets.Mailboxes, "Get-Mailbox", true, MailboxMapper.Map, MailboxProperties),
        new(EntitySets.MailContacts, "Get-MailContact", true, MailContactMapper.Map, "Identity,Guid,Name,Alias,DisplayName,PrimarySmtpAddress,ExternalEmailAddress,WhenCreatedUTC"),
        new(EntitySets.CasMailboxes, "Get-CASMailbox", true, CasMailboxMapper.Map, "Identity,PrimarySmtpAddress,ExternalDirectoryObjectId,DisplayName,ImapEnabled,PopEnabled,SmtpClientAuthenticationDisabled"),
        new(EntitySets.RecipientPermissions, "Get-RecipientPermission", true, RecipientPermissionMapper.Map),
        new(EntitySets.MailboxAuditBypassAssociations, "Get-MailboxAuditBypassAssociation", true, MailboxAuditBypassAssociationMapper.Map, "Identity,Name,ObjectId,AuditBypassEnabled,WhenChangedUTC"),
        new(EntitySets.ExchangeServicePrincipals, "Get-ServicePrincipal", false, ExchangeServicePrincipalMapper.Map),
        new(EntitySets.RoleGroups, "Get-RoleGroup", true, RoleGroupMapper.Map),
        new(EntitySets.ManagementRoleAssignments, "Get-ManagementRoleAssignment", false, ManagementRoleAssignmentMapper.Map),
        new(EntitySets.ManagementScopes, "Get-ManagementScope", false, ManagementScopeMapper.Map),
        new(EntitySets.ApplicationAccessPolicies, "Get-ApplicationAccessPolicy", false, ApplicationAccessPolicyMapper.Map),
    ];

    public static ExchangeListing? Find(EntitySet set) => All.FirstOrDefault(listing => listing.Set == set);
}
