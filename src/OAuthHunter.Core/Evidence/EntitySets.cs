using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>Every kind of evidence that the product knows. A new kind is one line here, one record and one mapper.</summary>
public static class EntitySets
{
    public static EntitySet Organization { get; } = Posture<Organization>("organization", "The tenant itself (GET /organization).");

    public static EntitySet Domains { get; } = Posture<Domain>("domains", "Domains of the tenant (GET /domains).");

    public static EntitySet ServicePrincipals { get; } = Posture<ServicePrincipal>("servicePrincipals", "Enterprise applications (GET /servicePrincipals).");

    public static EntitySet Applications { get; } = Posture<Application>("applications", "App registrations (GET /applications).");

    public static EntitySet DeletedServicePrincipals { get; } = Posture<ServicePrincipal>("deletedServicePrincipals", "Enterprise applications deleted within 30 days (GET /directory/deletedItems/microsoft.graph.servicePrincipal).");

    public static EntitySet DeletedApplications { get; } = Posture<Application>("deletedApplications", "App registrations deleted within 30 days (GET /directory/deletedItems/microsoft.graph.application).");

    public static EntitySet TokenLifetimePolicies { get; } = Posture<AppPolicy>("tokenLifetimePolicies", "Token lifetime policies with what they apply to (GET /policies/tokenLifetimePolicies and appliesTo of each).");

    public static EntitySet ClaimsMappingPolicies { get; } = Posture<AppPolicy>("claimsMappingPolicies", "Claims mapping policies with what they apply to (GET /policies/claimsMappingPolicies and appliesTo of each).");

    public static EntitySet OAuth2PermissionGrants { get; } = Posture<OAuth2PermissionGrant>("oauth2PermissionGrants", "Delegated grants (GET /oauth2PermissionGrants).");

    public static EntitySet AppRoleAssignments { get; } = Posture<AppRoleAssignment>("appRoleAssignments", "Application permissions as granted (GET /servicePrincipals/{id}/appRoleAssignedTo).");

    public static EntitySet RoleAssignments { get; } = Posture<DirectoryRoleAssignment>("roleAssignments", "Entra roles held (GET /roleManagement/directory/roleAssignments).");

    public static EntitySet RoleAssignmentScheduleInstances { get; } = Posture<DirectoryRoleAssignment>("roleAssignmentScheduleInstances", "Active Entra roles under PIM.");

    public static EntitySet RoleEligibilityScheduleInstances { get; } = Posture<DirectoryRoleAssignment>("roleEligibilityScheduleInstances", "Entra roles that can be activated through PIM.");

    public static EntitySet GroupEligibilityScheduleInstances { get; } = Posture<GroupEligibility>("groupEligibilityScheduleInstances", "Who may activate membership of a group that can hold a role (GET /identityGovernance/privilegedAccess/group/eligibilityScheduleInstances; Entra ID P2).");

    public static EntitySet RoleDefinitions { get; } = Posture<RoleDefinition>("roleDefinitions", "Entra roles (GET /roleManagement/directory/roleDefinitions).");

    public static EntitySet Users { get; } = Posture<User>("users", "User accounts (GET /users).");

    public static EntitySet Groups { get; } = Posture<Group>("groups", "Groups with members (GET /groups?$expand=members).");

    public static EntitySet UserRegistrationDetails { get; } = Posture<UserRegistrationDetails>("userRegistrationDetails", "Registered authentication methods (GET /reports/authenticationMethods/userRegistrationDetails; Entra ID P1).");

    public static EntitySet AuthenticationRequirements { get; } = Posture<AuthenticationRequirement>("authenticationRequirements", "Per-user MFA of administrators (GET beta /users/{id}/authentication/requirements).");

    public static EntitySet AuthenticationMethodsPolicy { get; } = Posture<AuthenticationMethodsPolicy>("authenticationMethodsPolicy", "Which authentication methods are allowed (GET /policies/authenticationMethodsPolicy).");

    public static EntitySet ConditionalAccessPolicies { get; } = Posture<ConditionalAccessPolicy>("conditionalAccessPolicies", "Conditional Access (GET /identity/conditionalAccess/policies).");

    public static EntitySet NamedLocations { get; } = Posture<NamedLocation>("namedLocations", "Places that policies name (GET /identity/conditionalAccess/namedLocations).");

    public static EntitySet AuthenticationStrengthPolicies { get; } = Posture<AuthenticationStrengthPolicy>("authenticationStrengthPolicies", "Authentication strengths (GET /policies/authenticationStrengthPolicies).");

    public static EntitySet AuthenticationContexts { get; } = Posture<AuthenticationContext>("authenticationContextClassReferences", "Authentication contexts (GET /identity/conditionalAccess/authenticationContextClassReferences).");

    public static EntitySet SecurityDefaults { get; } = Posture<SecurityDefaultsPolicy>("identitySecurityDefaultsEnforcementPolicy", "Security defaults (GET /policies/identitySecurityDefaultsEnforcementPolicy).");

    public static EntitySet ContinuousAccessEvaluationPolicy { get; } = Posture<ContinuousAccessEvaluationPolicy>("continuousAccessEvaluationPolicy", "Continuous access evaluation outside Conditional Access (GET /identity/continuousAccessEvaluationPolicy, beta).");

    public static EntitySet AuthorizationPolicy { get; } = Posture<AuthorizationPolicy>("authorizationPolicy", "What users and guests may do (GET /policies/authorizationPolicy).");

    public static EntitySet PermissionGrantPolicies { get; } = Posture<PermissionGrantPolicy>("permissionGrantPolicies", "Which consents are let through (GET /policies/permissionGrantPolicies).");

    public static EntitySet AdminConsentRequestPolicy { get; } = Posture<AdminConsentRequestPolicy>("adminConsentRequestPolicy", "Whether users can ask for consent (GET /policies/adminConsentRequestPolicy).");

    public static EntitySet DefaultAppManagementPolicy { get; } = Posture<DefaultAppManagementPolicy>("defaultAppManagementPolicy", "Rules for the credentials of apps (GET /policies/defaultAppManagementPolicy).");

    public static EntitySet AppManagementPolicies { get; } = Posture<AppManagementPolicy>("appManagementPolicies", "Exceptions from them with the apps they are for (GET /policies/appManagementPolicies?$expand=appliesTo).");

    public static EntitySet GroupSettings { get; } = Posture<GroupSetting>("groupSettings", "Settings by template, consent by group owners among them (GET /groupSettings).");

    public static EntitySet CrossTenantAccessDefault { get; } = Posture<CrossTenantAccessDefault>("crossTenantAccessPolicyDefault", "Trust in all other tenants (GET /policies/crossTenantAccessPolicy/default).");

    public static EntitySet CrossTenantAccessPartners { get; } = Posture<CrossTenantAccessPartner>("crossTenantAccessPolicyPartners", "Trust in single tenants (GET /policies/crossTenantAccessPolicy/partners?$expand=identitySynchronization).");

    public static EntitySet DomainFederations { get; } = Posture<DomainFederation>("federationConfigurations", "Identity providers of federated domains (GET /domains/{id}/federationConfiguration).");

    public static EntitySet RoleManagementPolicies { get; } = Posture<RoleManagementPolicyAssignment>("roleManagementPolicyAssignments", "PIM settings of roles (GET /policies/roleManagementPolicyAssignments with policy and rules; Entra ID P2).");

    public static EntitySet DelegatedAdminRelationships { get; } = Posture<DelegatedAdminRelationship>("delegatedAdminRelationships", "Roles of partners (GET /tenantRelationships/delegatedAdminRelationships).");

    public static EntitySet ServicePrincipalSignInActivities { get; } = Posture<ServicePrincipalSignInActivity>("servicePrincipalSignInActivities", "Last use of apps (GET beta /reports/servicePrincipalSignInActivities; Entra ID P1).");

    public static EntitySet RiskyUsers { get; } = Posture<RiskyUser>("riskyUsers", "Identity Protection (GET /identityProtection/riskyUsers; Entra ID P2).");

    public static EntitySet RiskyServicePrincipals { get; } = Posture<RiskyServicePrincipal>("riskyServicePrincipals", "Identity Protection of apps (GET /identityProtection/riskyServicePrincipals; Workload ID Premium).");

    public static EntitySet AppConsentRequests { get; } = Posture<AppConsentRequest>("appConsentRequests", "Apps that users asked an administrator for (GET /identityGovernance/appConsent/appConsentRequests?$expand=userConsentRequests).");

    public static EntitySet InboundConnectors { get; } = Posture<InboundConnector>("inboundConnectors", "Get-InboundConnector.");

    public static EntitySet OutboundConnectors { get; } = Posture<OutboundConnector>("outboundConnectors", "Get-OutboundConnector.");

    public static EntitySet BlockedConnectors { get; } = Posture<BlockedConnector>("blockedConnectors", "Get-BlockedConnector.");

    public static EntitySet TransportRules { get; } = Posture<TransportRule>("transportRules", "Get-TransportRule.");

    public static EntitySet HostedConnectionFilterPolicies { get; } = Posture<HostedConnectionFilterPolicy>("hostedConnectionFilterPolicies", "Get-HostedConnectionFilterPolicy.");

    public static EntitySet HostedContentFilterPolicies { get; } = Posture<HostedContentFilterPolicy>("hostedContentFilterPolicies", "Get-HostedContentFilterPolicy.");

    public static EntitySet DkimSigningConfigs { get; } = Posture<DkimSigningConfig>("dkimSigningConfigs", "Get-DkimSigningConfig.");

    public static EntitySet DnsRecords { get; } = Posture<DnsRecords>("dnsRecords", "SPF, DMARC and MX of the organisation's domains, and which hosts its apps reply to have an address; looked up on request (-ResolveDns).");

    public static EntitySet ArcConfig { get; } = Posture<ArcConfig>("arcConfig", "Get-ArcConfig.");

    public static EntitySet HostedOutboundSpamFilterPolicies { get; } = Posture<HostedOutboundSpamFilterPolicy>("hostedOutboundSpamFilterPolicies", "Get-HostedOutboundSpamFilterPolicy.");

    public static EntitySet JournalRules { get; } = Posture<JournalRule>("journalRules", "Get-JournalRule.");

    public static EntitySet TransportConfig { get; } = Posture<TransportConfig>("transportConfig", "Get-TransportConfig.");

    public static EntitySet BlockedSenderAddresses { get; } = Posture<BlockedSenderAddress>("blockedSenderAddresses", "Get-BlockedSenderAddress.");

    public static EntitySet Mailboxes { get; } = Posture<Mailbox>("mailboxes", "Get-Mailbox or Get-EXOMailbox with the properties of forwarding and audit.");

    public static EntitySet MailContacts { get; } = Posture<MailContact>("mailContacts", "Get-MailContact and Get-MailUser: where forwarding to a contact really goes.");

    public static EntitySet CasMailboxes { get; } = Posture<CasMailbox>("casMailboxes", "Get-CASMailbox.");

    public static EntitySet InboxRules { get; } = Posture<InboxRule>("inboxRules", "Get-InboxRule of chosen mailboxes, with and without -IncludeHidden.");

    public static EntitySet MailboxPermissions { get; } = Posture<MailboxPermission>("mailboxPermissions", "Get-MailboxPermission and Get-MailboxFolderPermission of chosen mailboxes.");

    public static EntitySet RecipientPermissions { get; } = Posture<RecipientPermission>("recipientPermissions", "Get-RecipientPermission.");

    public static EntitySet AdminAuditLogConfig { get; } = Posture<AdminAuditLogConfig>("adminAuditLogConfig", "Get-AdminAuditLogConfig, asked of Exchange Online.");

    public static EntitySet MailboxAuditBypassAssociations { get; } = Posture<MailboxAuditBypassAssociation>("mailboxAuditBypassAssociations", "Get-MailboxAuditBypassAssociation.");

    public static EntitySet OrganizationConfig { get; } = Posture<OrganizationConfig>("organizationConfig", "Get-OrganizationConfig.");

    public static EntitySet AcceptedDomains { get; } = Posture<AcceptedDomain>("acceptedDomains", "Get-AcceptedDomain.");

    public static EntitySet RemoteDomains { get; } = Posture<RemoteDomain>("remoteDomains", "Get-RemoteDomain.");

    public static EntitySet ExchangeServicePrincipals { get; } = Posture<ExchangeServicePrincipal>("exchangeServicePrincipals", "Get-ServicePrincipal (Exchange Online).");

    public static EntitySet RoleGroups { get; } = Posture<RoleGroup>("roleGroups", "Get-RoleGroup with members.");

    public static EntitySet ManagementRoleAssignments { get; } = Posture<ManagementRoleAssignment>("managementRoleAssignments", "Get-ManagementRoleAssignment.");

    public static EntitySet ManagementScopes { get; } = Posture<ManagementScope>("managementScopes", "Get-ManagementScope.");

    public static EntitySet ApplicationAccessPolicies { get; } = Posture<ApplicationAccessPolicy>("applicationAccessPolicies", "Get-ApplicationAccessPolicy.");

    public static EntitySet SignIns { get; } = Event<SignIn>("signIns", "Sign-ins (GET /auditLogs/signIns; Entra ID P1).");

    public static EntitySet DirectoryAudits { get; } = Event<DirectoryAudit>("directoryAudits", "Changes in Entra (GET /auditLogs/directoryAudits).");

    public static EntitySet RiskDetections { get; } = Event<RiskDetection>("riskDetections", "What Identity Protection noticed about users (GET /identityProtection/riskDetections; Entra ID P2).");

    public static EntitySet ServicePrincipalRiskDetections { get; } = Event<ServicePrincipalRiskDetection>("servicePrincipalRiskDetections", "What Identity Protection noticed about apps (GET /identityProtection/servicePrincipalRiskDetections; Workload ID Premium).");

    public static EntitySet UnifiedAuditLog { get; } = Event<AuditRecord>("unifiedAuditLog", "Search-UnifiedAuditLog or the portal's audit export.");

    public static EntitySet MessageTraces { get; } = Event<MessageTrace>("messageTraces", "Get-MessageTraceV2, Graph's message trace, a historical search or EmailEvents.");

    public static EntitySet AzureActivities { get; } = Event<AzureActivity>("azureActivities", "Azure activity log; what concerns the diagnostic settings of Entra.");

    /// <summary>All sets, in the order in which a snapshot holds them.</summary>
    public static IReadOnlyList<EntitySet> All { get; } =
    [
        Organization, Domains, ServicePrincipals, Applications, DeletedServicePrincipals, DeletedApplications,
        OAuth2PermissionGrants, AppRoleAssignments, TokenLifetimePolicies, ClaimsMappingPolicies,
        RoleAssignments, RoleAssignmentScheduleInstances, RoleEligibilityScheduleInstances, GroupEligibilityScheduleInstances, RoleDefinitions,
        Users, Groups, UserRegistrationDetails, AuthenticationRequirements, AuthenticationMethodsPolicy, ConditionalAccessPolicies,
        NamedLocations, AuthenticationStrengthPolicies, AuthenticationContexts, SecurityDefaults, ContinuousAccessEvaluationPolicy,
        AuthorizationPolicy, PermissionGrantPolicies, AdminConsentRequestPolicy, DefaultAppManagementPolicy, AppManagementPolicies,
        GroupSettings, CrossTenantAccessDefault, CrossTenantAccessPartners, DomainFederations, RoleManagementPolicies, DelegatedAdminRelationships,
        ServicePrincipalSignInActivities, RiskyUsers,
        RiskyServicePrincipals, AppConsentRequests,
        InboundConnectors, OutboundConnectors, BlockedConnectors, TransportRules, JournalRules,
        HostedConnectionFilterPolicies, HostedContentFilterPolicies, ArcConfig, DkimSigningConfigs, DnsRecords,
        HostedOutboundSpamFilterPolicies, BlockedSenderAddresses, OrganizationConfig, TransportConfig, AcceptedDomains, RemoteDomains,
        Mailboxes, MailContacts, CasMailboxes, InboxRules, MailboxPermissions, RecipientPermissions,
        AdminAuditLogConfig, MailboxAuditBypassAssociations,
        ExchangeServicePrincipals, RoleGroups, ManagementRoleAssignments, ManagementScopes, ApplicationAccessPolicies,
        SignIns, DirectoryAudits, UnifiedAuditLog, MessageTraces, AzureActivities,
        RiskDetections, ServicePrincipalRiskDetections,
    ];

    /// <summary>The set of that name, or null.</summary>
    public static EntitySet? Find(string name) =>
        All.FirstOrDefault(set => string.Equals(set.Name, name, StringComparison.OrdinalIgnoreCase));

    private static EntitySet Posture<T>(string name, string description) => new(name, typeof(T), EntitySetKind.Posture, description);

    private static EntitySet Event<T>(string name, string description) => new(name, typeof(T), EntitySetKind.Event, description);
}
