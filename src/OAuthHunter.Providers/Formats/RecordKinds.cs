using OAuthHunter.Evidence;
using OAuthHunter.Evidence.Mapping;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Formats;

/// <summary>The kinds of records that feed sets, one a set.</summary>
internal static class RecordKinds
{
    private static readonly Dictionary<EntitySet, RecordKind> BySet = new[]
    {
        Of("Organization", EntitySets.Organization, OrganizationMapper.Map),
        Of("Domains", EntitySets.Domains, DomainMapper.Map),
        Of("Service principals", EntitySets.ServicePrincipals, ServicePrincipalMapper.Map),
        Of("Applications", EntitySets.Applications, ApplicationMapper.Map),
        Of("Delegated grants", EntitySets.OAuth2PermissionGrants, OAuth2PermissionGrantMapper.Map),
        Of("App role assignments", EntitySets.AppRoleAssignments, AppRoleAssignmentMapper.Map),
        Of("Role assignments", EntitySets.RoleAssignments, DirectoryRoleAssignmentMapper.Map),
        Of("Active role assignments", EntitySets.RoleAssignmentScheduleInstances, DirectoryRoleAssignmentMapper.Map),
        Of("Eligible role assignments", EntitySets.RoleEligibilityScheduleInstances, DirectoryRoleAssignmentMapper.MapEligible),
        Of("Eligible group members", EntitySets.GroupEligibilityScheduleInstances, GroupEligibilityMapper.Map),
        Of("Role definitions", EntitySets.RoleDefinitions, RoleDefinitionMapper.Map),
        Of("Users", EntitySets.Users, UserMapper.Map),
        Of("Groups", EntitySets.Groups, GroupMapper.Map),
        Of("Authentication method registrations", EntitySets.UserRegistrationDetails, UserRegistrationDetailsMapper.Map),
        Of("Per-user MFA", EntitySets.AuthenticationRequirements, AuthenticationRequirementMapper.Map),
        Of("Authentication methods policy", EntitySets.AuthenticationMethodsPolicy, AuthenticationMethodsPolicyMapper.Map),
        Of("Conditional Access policies", EntitySets.ConditionalAccessPolicies, ConditionalAccessPolicyMapper.Map),
        Of("Named locations", EntitySets.NamedLocations, NamedLocationMapper.Map),
        Of("Authentication strengths", EntitySets.AuthenticationStrengthPolicies, AuthenticationStrengthPolicyMapper.Map),
        Of("Authentication contexts", EntitySets.AuthenticationContexts, AuthenticationContextMapper.Map),
        Of("Security defaults", EntitySets.SecurityDefaults, SecurityDefaultsPolicyMapper.Map),
        Of("Service principal sign-in activities", EntitySets.ServicePrincipalSignInActivities, ServicePrincipalSignInActivityMapper.Map),
        Of("Risky users", EntitySets.RiskyUsers, RiskyUserMapper.Map),
        Of("Inbound connectors", EntitySets.InboundConnectors, InboundConnectorMapper.Map),
        Of("Outbound connectors", EntitySets.OutboundConnectors, OutboundConnectorMapper.Map),
        Of("Blocked connectors", EntitySets.BlockedConnectors, BlockedConnectorMapper.Map),
        Of("Transport rules", EntitySets.TransportRules, TransportRuleMapper.Map),
        Of("Connection filter policies", EntitySets.HostedConnectionFilterPolicies, HostedConnectionFilterPolicyMapper.Map),
        Of("Outbound spam policies", EntitySets.HostedOutboundSpamFilterPolicies, HostedOutboundSpamFilterPolicyMapper.Map),
        Of("Journal rules", EntitySets.JournalRules, JournalRuleMapper.Map),
        Of("Transport config", EntitySets.TransportConfig, TransportConfigMapper.Map),
        Of("Blocked senders", EntitySets.BlockedSenderAddresses, BlockedSenderAddressMapper.Map),
        Of("Mailboxes", EntitySets.Mailboxes, MailboxMapper.Map),
        Of("Mail contacts", EntitySets.MailContacts, MailContactMapper.Map),
        Of("Client access of mailboxes", EntitySets.CasMailboxes, CasMailboxMapper.Map),
        Of("Inbox rules", EntitySets.InboxRules, InboxRuleMapper.Map),
        Of("Mailbox permissions", EntitySets.MailboxPermissions, MailboxPermissionMapper.Map),
        Of("Recipient permissions", EntitySets.RecipientPermissions, RecipientPermissionMapper.Map),
        Of("Admin audit log config", EntitySets.AdminAuditLogConfig, AdminAuditLogConfigMapper.Map),
        Of("Mailbox audit bypass", EntitySets.MailboxAuditBypassAssociations, MailboxAuditBypassAssociationMapper.Map),
        Of("Organization config", EntitySets.OrganizationConfig, OrganizationConfigMapper.Map),
        Of("Accepted domains", EntitySets.AcceptedDomains, AcceptedDomainMapper.Map),
        Of("Remote domains", EntitySets.RemoteDomains, RemoteDomainMapper.Map),
        Of("Exchange service principals", EntitySets.ExchangeServicePrincipals, ExchangeServicePrincipalMapper.Map),
        Of("Exchange role groups", EntitySets.RoleGroups, RoleGroupMapper.Map),
        Of("Exchange role assignments", EntitySets.ManagementRoleAssignments, ManagementRoleAssignmentMapper.Map),
        Of("Exchange management scopes", EntitySets.ManagementScopes, ManagementScopeMapper.Map),
        Of("Application access policies", EntitySets.ApplicationAccessPolicies, ApplicationAccessPolicyMapper.Map),
        Of("Sign-ins", EntitySets.SignIns, SignInMapper.Map),
        Of("Directory audits", EntitySets.DirectoryAudits, DirectoryAuditMapper.Map),
        Of("Unified audit log", EntitySets.UnifiedAuditLog, AuditRecordMapper.Map),
        Of("Azure activity log", EntitySets.AzureActivities, AzureActivityMapper.Map),
        Of("Message trace", EntitySets.MessageTraces, MessageTraceMapper.Map),
    }.ToDictionary(kind => kind.Set!);

    public static RecordKind For(EntitySet set) => BySet[set];

    private static RecordKind Of(string format, EntitySet set, Func<EvidenceRow, EvidenceRecord> map) => RecordKind.Of(format, set, map);
}
