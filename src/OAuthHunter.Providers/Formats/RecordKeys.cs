using OAuthHunter.Model;

namespace OAuthHunter.Providers.Formats;

/// <summary>What makes a record itself: its id, or what stands for one.</summary>
internal static class RecordKeys
{
    /// <summary>The key within the record's set; null when nothing tells two such records apart.</summary>
    public static string? Of(EvidenceRecord record) => record switch
    {
        SignIn signIn => signIn.Id,
        DirectoryAudit audit => audit.Id,
        AuditRecord audit => audit.Id,
        Organization organization => organization.Id,
        Domain domain => domain.Id,
        ServicePrincipal principal => principal.Id ?? principal.AppId,
        Application application => application.Id ?? application.AppId,
        AppPolicy policy => policy.Id,
        OAuth2PermissionGrant grant => grant.Id,
        AppRoleAssignment assignment => assignment.Id ?? Join(assignment.PrincipalId, assignment.ResourceId, assignment.AppRoleId),
        DirectoryRoleAssignment assignment => assignment.Id ?? Join(assignment.PrincipalId, assignment.RoleDefinitionId, assignment.DirectoryScopeId),
        GroupEligibility eligibility => eligibility.Id ?? Join(eligibility.GroupId, eligibility.PrincipalId, eligibility.AccessId),
        RoleDefinition role => role.Id ?? role.TemplateId,
        User user => user.Id ?? user.UserPrincipalName,
        Group group => group.Id,
        UserRegistrationDetails details => details.Id ?? details.UserPrincipalName,
        AuthenticationRequirement requirement => requirement.Id ?? requirement.UserPrincipalName,
        AuthenticationMethodsPolicy policy => policy.Id ?? "authenticationMethodsPolicy",
        ConditionalAccessPolicy policy => policy.Id,
        NamedLocation location => location.Id,
        AuthenticationStrengthPolicy strength => strength.Id,
        AuthenticationContext context => context.Id,
        ContinuousAccessEvaluationPolicy policy => policy.Id ?? "continuousAccessEvaluation",
        SecurityDefaultsPolicy policy => policy.Id ?? "securityDefaults",
        AuthorizationPolicy policy => policy.Id ?? "authorizationPolicy",
        PermissionGrantPolicy policy => policy.Id,
        AdminConsentRequestPolicy => "adminConsentRequestPolicy",
        DefaultAppManagementPolicy policy => policy.Id ?? "defaultAppManagementPolicy",
        AppManagementPolicy policy => policy.Id,
        GroupSetting setting => setting.Id ?? setting.TemplateId,
        CrossTenantAccessDefault => "default",
        CrossTenantAccessPartner partner => partner.TenantId,
        DomainFederation federation => federation.Id,
        RoleManagementPolicyAssignment assignment => assignment.Id ?? Join(assignment.PolicyId, assignment.RoleDefinitionId, assignment.ScopeId),
        DelegatedAdminRelationship relationship => relationship.Id,
        ServicePrincipalSignInActivity activity => activity.AppId,
        RiskyUser user => user.Id ?? user.UserPrincipalName,
        RiskyServicePrincipal principal => principal.Id ?? principal.AppId,
        AppConsentRequest request => request.Id ?? request.AppId,
        RiskDetection detection => detection.Id,
        ServicePrincipalRiskDetection detection => detection.Id,
        InboundConnector connector => connector.Guid ?? connector.Identity ?? connector.Name,
        OutboundConnector connector => connector.Guid ?? connector.Identity ?? connector.Name,
        BlockedConnector connector => connector.ConnectorId ?? connector.Name,
        TransportRule rule => rule.Guid ?? rule.Identity ?? rule.Name,
        HostedConnectionFilterPolicy policy => policy.Identity ?? policy.Name,
        HostedContentFilterPolicy policy => policy.Identity ?? policy.Name,
        DkimSigningConfig config => config.Domain ?? config.Identity,
        DnsRecords records => records.Domain,
        ArcConfig config => config.Identity,
        HostedOutboundSpamFilterPolicy policy => policy.Identity ?? policy.Name,
        JournalRule rule => rule.Guid ?? rule.Identity ?? rule.Name,
        TransportConfig config => config.Identity,
        BlockedSenderAddress sender => sender.SenderAddress,
        Mailbox mailbox => mailbox.Guid ?? mailbox.ExternalDirectoryObjectId ?? mailbox.UserPrincipalName ?? mailbox.PrimarySmtpAddress ?? mailbox.Identity,
        MailContact contact => contact.Guid ?? contact.Identity ?? contact.Name,
        CasMailbox mailbox => mailbox.Identity ?? mailbox.PrimarySmtpAddress,
        InboxRule { Identity: null, RuleIdentity: null } => null,
        InboxRule rule => Join(rule.MailboxOwnerId ?? string.Empty, rule.Identity, rule.RuleIdentity),
        MailboxPermission permission => Join(permission.Identity, permission.User, string.Join(",", new[] { permission.FolderName, permission.Deny?.ToString() }.Concat(permission.AccessRights ?? []))),
        RecipientPermission permission => Join(permission.Identity, permission.Trustee, string.Join(",", permission.AccessRights ?? [])),
        AdminAuditLogConfig config => config.Identity,
        MailboxAuditBypassAssociation association => association.Identity ?? association.Name,
        AzureActivity activity => activity.Id is null ? null : Join(activity.Id, activity.OperationName, activity.Status),
        MessageTrace trace => trace.MessageTraceId is null ? null : Join(trace.MessageTraceId, trace.RecipientAddress, trace.EventId),
        OrganizationConfig config => config.Identity ?? config.Name,
        AcceptedDomain domain => domain.DomainName ?? domain.Name,
        RemoteDomain domain => domain.Guid ?? domain.Identity ?? domain.DomainName,
        ExchangeServicePrincipal principal => principal.AppId ?? principal.ObjectId ?? principal.Identity,
        RoleGroup group => group.Identity ?? group.Name,
        ManagementRoleAssignment assignment => assignment.Identity ?? assignment.Name,
        ManagementScope scope => scope.Guid ?? scope.Identity ?? scope.Name,
        ApplicationAccessPolicy policy => policy.Identity ?? Join(policy.AppId, policy.AccessRight, policy.ScopeIdentity),
        _ => null,
    };

    /// <summary>When it happened, for log records.</summary>
    public static DateTimeOffset? TimeOf(EvidenceRecord record) => record switch
    {
        SignIn signIn => signIn.CreatedDateTime,
        DirectoryAudit audit => audit.ActivityDateTime,
        RiskDetection detection => detection.ActivityDateTime ?? detection.DetectedDateTime,
        ServicePrincipalRiskDetection detection => detection.ActivityDateTime ?? detection.DetectedDateTime,
        AuditRecord audit => audit.CreationTime,
        MessageTrace trace => trace.Received,
        AzureActivity activity => activity.EventTimestamp,
        _ => null,
    };

    private static string? Join(string? first, string? second, string? third) =>
        first is null || third is null && second is null ? null : string.Join("|", first, second, third);
}
