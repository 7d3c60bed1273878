using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Formats;

/// <summary>Recognises the output of Exchange Online's cmdlets.</summary>
internal static class ExchangeKinds
{
    public static RecordKind? Of(EvidenceRow row)
    {
        if (SetOf(row) is { } set)
        {
            return RecordKinds.For(set);
        }

        return row.Has("ExchangeVersion") && row.Has("DistinguishedName") ? RecordKind.Ignored("Exchange objects that are not hunted in") : null;
    }

    private static EntitySet? SetOf(EvidenceRow row) => OfMailboxes(row) ?? OfAuditAndLimits(row) ?? OfMailFlow(row);

    private static EntitySet? OfMailboxes(EvidenceRow row)
    {
        if (row.Has("ExternalEmailAddress"))
        {
            return EntitySets.MailContacts;
        }

        if (row.Has("ForwardingSmtpAddress") || (row.Has("ForwardingAddress") && row.Has("DeliverToMailboxAndForward"))
            || (row.Has("AuditEnabled") && (row.Has("AuditOwner") || row.Has("DefaultAuditSet") || row.Has("RecipientTypeDetails"))))
        {
            return EntitySets.Mailboxes;
        }

        if (row.Has("ImapEnabled") && row.Has("PopEnabled"))
        {
            return EntitySets.CasMailboxes;
        }

        // Transport rules have a RuleIdentity and a RedirectMessageTo; inbox rules know an owner and a folder.
        if (row.Has("MailboxOwnerId") || (row.Has("MoveToFolder") && (row.Has("ForwardTo") || row.Has("RedirectTo") || row.Has("MarkAsRead"))))
        {
            return EntitySets.InboxRules;
        }

        if (row.Has("Trustee") && row.Has("AccessRights"))
        {
            return EntitySets.RecipientPermissions;
        }

        return row.Has("AccessRights") && row.Has("User") && (row.Has("Deny") || row.Has("IsInherited") || row.Has("FolderName")) ? EntitySets.MailboxPermissions : null;
    }

    private static EntitySet? OfAuditAndLimits(EvidenceRow row)
    {
        if (row.Has("UnifiedAuditLogIngestionEnabled"))
        {
            return EntitySets.AdminAuditLogConfig;
        }

        if (row.Has("AuditBypassEnabled"))
        {
            return EntitySets.MailboxAuditBypassAssociations;
        }

        if (row.Has("JournalEmailAddress"))
        {
            return EntitySets.JournalRules;
        }

        if (row.Has("SmtpClientAuthenticationDisabled") || row.Has("JournalingReportNdrTo"))
        {
            return EntitySets.TransportConfig;
        }

        return row.Has("CreatedDatetime") && row.Has("Reason") && row.Has("SenderAddress") ? EntitySets.BlockedSenderAddresses : null;
    }

    private static EntitySet? OfMailFlow(EvidenceRow row)
    {
        if (row.Has("SenderIPAddresses") || (row.Has("ConnectorType") && row.Has("SenderDomains")))
        {
            return EntitySets.InboundConnectors;
        }

        if (row.Has("SmartHosts") && (row.Has("RecipientDomains") || row.Has("UseMXRecord")))
        {
            return EntitySets.OutboundConnectors;
        }

        if (row.Has("State") && row.Has("Priority") && row.Has("Mode") && row.Has("Name"))
        {
            return EntitySets.TransportRules;
        }

        if (row.Has("IPAllowList"))
        {
            return EntitySets.HostedConnectionFilterPolicies;
        }

        if (row.Has("AllowedSenderDomains") && (row.Has("SpamAction") || row.Has("SpamZapEnabled") || row.Has("AllowedSenders")))
        {
            return EntitySets.HostedContentFilterPolicies;
        }

        if (row.Has("Selector1CNAME") || (row.Has("Domain") && row.Has("Enabled") && row.Has("Status") && row.Has("KeyCreationTime")))
        {
            return EntitySets.DkimSigningConfigs;
        }

        if (row.Has("Domain") && row.Has("Spf") && (row.Has("Dmarc") || row.Has("MailExchangers")))
        {
            return EntitySets.DnsRecords;
        }

        if (row.Has("ArcTrustedSealers"))
        {
            return EntitySets.ArcConfig;
        }

        if (row.Has("AutoForwardingMode") || row.Has("RecipientLimitExternalPerHour"))
        {
            return EntitySets.HostedOutboundSpamFilterPolicies;
        }

        if (row.Has("AuditDisabled"))
        {
            return EntitySets.OrganizationConfig;
        }

        if (row.Has("DomainType") && row.Has("DomainName"))
        {
            return EntitySets.AcceptedDomains;
        }

        if (row.Has("DomainName") && (row.Has("AutoForwardEnabled") || row.Has("TrustedMailInboundEnabled")))
        {
            return EntitySets.RemoteDomains;
        }

        return OfAccess(row);
    }

    /// <summary>What says who may do what, and what Microsoft has stopped.</summary>
    private static EntitySet? OfAccess(EvidenceRow row)
    {
        if (row.Has("ConnectorId") && row.Has("Reason") && !row.Has("MessageId"))
        {
            return EntitySets.BlockedConnectors;
        }

        if (row.Has("AppId") && row.Has("AccessRight"))
        {
            return EntitySets.ApplicationAccessPolicies;
        }

        if (row.Has("ScopeRestrictionType") || (row.Has("RecipientRoot") && row.Has("Exclusive")))
        {
            return EntitySets.ManagementScopes;
        }

        if (row.Has("RoleAssigneeType") || (row.Has("RoleAssignee") && row.Has("Role")))
        {
            return EntitySets.ManagementRoleAssignments;
        }

        if (row.Has("Roles") && row.Has("Name") && (row.Has("RoleAssignments") || row.Has("ManagedBy")))
        {
            return EntitySets.RoleGroups;
        }

        return row.Has("AppId") && (row.Has("ServiceId") || (row.Has("ObjectId") && row.Has("Identity"))) && !row.Has("servicePrincipalType")
            ? EntitySets.ExchangeServicePrincipals
            : null;
    }
}
