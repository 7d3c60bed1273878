using OAuthHunter.Model;

namespace OAuthHunter.Evidence;

/// <summary>Which log operations are kept whole. Names are compared without case, final full stop, blanks or dash style.</summary>
public static class AuditOperations
{
    private static readonly HashSet<string> DirectoryChanges = new(StringComparer.OrdinalIgnoreCase)
    {
        "Add application", "Update application", "Delete application", "Hard Delete application", "Restore application",
        "Update application - Certificates and secrets management",
        "Add service principal", "Update service principal", "Remove service principal", "Hard delete service principal", "Restore service principal",
        "Set verified publisher", "Unset verified publisher",
        "Add policy to application", "Add policy to service principal", "Remove policy from application", "Remove policy from service principal",
        "Add service principal credentials", "Remove service principal credentials",
        "Add app role assignment to service principal", "Remove app role assignment from service principal",
        "Add app role assignment grant to user", "Add delegated permission grant", "Remove delegated permission grant", "Consent to application", "Revoke consent",
        "Add owner to application", "Remove owner from application", "Add owner to service principal", "Remove owner from service principal",
        "Add member to role", "Remove member from role", "Add eligible member to role", "Add member to role completed (PIM activation)",
        "Add member to role outside of PIM (permanent)", "Add scoped member to role", "Remove eligible member from role",
        "Add user", "Delete user", "Disable Strong Authentication", "User registered security info", "User deleted security info",
        "Admin deleted security info", "Add FIDO2 security key", "Add bypass user", "Create application password for user",
        "DismissUser", "Dismiss user", "DismissServicePrincipal",
        "User registered all required security info", "Admin registered security info", "User changed default security info",
        "Add conditional access policy", "Update conditional access policy", "Delete conditional access policy",
        "Add named location", "Update named location", "Delete named location", "Update continuous access evaluation", "Update security defaults",
        "Set federation settings on domain", "Set domain authentication", "Add unverified domain", "Add verified domain", "Verify domain",
        "Update authorization policy", "Add permission grant policy", "Update permission grant policy", "Delete permission grant policy",
        "Add member to role in PIM completed (permanent)", "Add member to role in PIM completed (timebound)", "Add eligible member to role in PIM completed (permanent)",
        "Add role definition", "Update role definition", "Update role setting in PIM", "Disable PIM alert", "Add partner to company",
        "Add a partner to cross-tenant access setting", "Update a partner cross-tenant access setting", "Delete partner specific cross-tenant access setting",
        "Update the company default cross-tenant access setting", "Create a partner cross-tenant identity sync setting", "Update a partner cross-tenant identity sync setting",
        "Set Company Information", "Disable account", "Enable account", "Reset user password", "Reset password (by admin)",
    };

    private static readonly HashSet<string> ExchangeNouns = new(StringComparer.OrdinalIgnoreCase)
    {
        "InboundConnector", "OutboundConnector", "BlockedConnector", "TransportRule", "TransportRuleCollection", "AcceptedDomain", "RemoteDomain",
        "HostedConnectionFilterPolicy", "HostedOutboundSpamFilterPolicy", "HostedContentFilterPolicy", "TransportConfig", "OrganizationConfig",
        "AdminAuditLogConfig", "MailboxAuditBypassAssociation", "InboxRule", "ServicePrincipal", "RoleGroup", "RoleGroupMember",
        "ManagementRoleAssignment", "ManagementScope", "ApplicationAccessPolicy", "DkimSigningConfig", "JournalRule",
        "CASMailbox", "MailboxPermission", "RecipientPermission", "MailboxFolderPermission", "MailboxExportRequest", "MigrationBatch", "ComplianceSearch",
        "ComplianceSearchAction", "App", "BlockedSenderAddress",
        "HostedOutboundSpamFilterRule", "HostedContentFilterRule", "MalwareFilterPolicy", "MalwareFilterRule", "AntiPhishPolicy", "AntiPhishRule",
        "SafeLinksPolicy", "SafeLinksRule", "SafeAttachmentPolicy", "SafeAttachmentRule", "EOPProtectionPolicyRule", "ATPProtectionPolicyRule", "AtpPolicyForO365",
        "TenantAllowBlockListItems", "ArcConfig",
    };

    // Mailboxes are changed all day by the service itself; only these settings matter here.
    private static readonly HashSet<string> MailboxSettings = new(StringComparer.OrdinalIgnoreCase)
    {
        "ForwardingAddress", "ForwardingSmtpAddress", "DeliverToMailboxAndForward", "AuditEnabled", "AuditOwner", "AuditDelegate", "AuditAdmin", "DefaultAuditSet",
        "HiddenFromAddressListsEnabled", "GrantSendOnBehalfTo",
    };

    /// <summary>What the log calls a change of rules by Outlook, which runs no cmdlet.</summary>
    public const string UpdateInboxRules = "UpdateInboxRules";

    /// <summary>The directory activities that are kept, by their normalised names; for asking a service for them.</summary>
    public static IReadOnlyCollection<string> DirectoryChangeNames { get; } = [.. DirectoryChanges, GroupAdditionLedger.Activity];

    /// <summary>Whether a directory activity changes apps, roles, owners, domains or protection. Takes normalised names.</summary>
    public static bool IsDirectoryChange(string? activity) => activity is not null && DirectoryChanges.Contains(activity);

    /// <summary>
    /// Whether a change of a user touches how he proves himself. Of all changes of users, which are many, only these are kept.
    /// </summary>
    internal static bool IsProtectionChange(DirectoryAudit audit) =>
        string.Equals(audit.ActivityDisplayName, "Update user", StringComparison.OrdinalIgnoreCase)
        && audit.TargetResources.Any(target => target.ModifiedProperties.Any(property => property.Name.StartsWith("StrongAuthentication", StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether an Exchange cmdlet changes mail flow, roles or protection.</summary>
    public static bool IsExchangeChange(string? operation)
    {
        var dash = operation?.IndexOf('-') ?? -1;
        return dash > 0
            && !operation!.StartsWith("Get-", StringComparison.OrdinalIgnoreCase)
            && ExchangeNouns.Contains(operation.Substring(dash + 1));
    }

    /// <summary>Whether a record changes mail flow, roles or protection, or where a mailbox's mail goes and what is logged of it.</summary>
    public static bool IsExchangeChange(AuditRecord record) =>
        IsExchangeChange(record.Operation)
        || string.Equals(record.Operation, UpdateInboxRules, StringComparison.OrdinalIgnoreCase)
        || (string.Equals(record.Operation, "Set-Mailbox", StringComparison.OrdinalIgnoreCase) && (record.IsDamaged || record.Parameters.Any(parameter => MailboxSettings.Contains(parameter.Name))));

    /// <summary>
    /// One spelling for an operation: the audit logs end it with a full stop (unified audit log) or a blank, and write an en dash
    /// where others write a hyphen.
    /// </summary>
    public static string? Normalize(string? operation)
    {
        if (operation is null)
        {
            return null;
        }

        var text = operation.Replace('\u2013', '-').Replace('\u2014', '-').Replace('\u2212', '-').Trim().TrimEnd('.').TrimEnd();
        return text.Length == 0 ? null : text;
    }
}
