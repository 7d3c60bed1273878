using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Support;

/// <summary>Invented mailboxes and what happens to them.</summary>
internal static class MailboxRecords
{
    public const string Bo = "bo@contoso.com";
    public const string Outside = "collector@example.net";

    public static DateTimeOffset Now => new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);

    public static Mailbox Mailbox(string upn = Bo, string? smtp = null, string? recipient = null, bool? keepsCopy = null, string kind = "UserMailbox") => new()
    {
        Identity = upn.Split('@')[0], Guid = "guid-" + upn, UserPrincipalName = upn, PrimarySmtpAddress = upn, Alias = upn.Split('@')[0], RecipientTypeDetails = kind,
        ForwardingSmtpAddress = smtp, ForwardingAddress = recipient, DeliverToMailboxAndForward = keepsCopy, AuditEnabled = true,
    };

    /// <summary>An operation so many days before <see cref="Now"/>, by an administrator unless told otherwise.</summary>
    public static AuditRecord Did(string operation, double daysAgo, string? by = null, params (string Name, string Value)[] parameters) => new()
    {
        Id = $"{operation}/{daysAgo.ToString(System.Globalization.CultureInfo.InvariantCulture)}/{string.Join(",", parameters)}",
        CreationTime = Now.AddDays(-daysAgo),
        Operation = operation,
        RecordType = "1",
        Workload = "Exchange",
        ResultStatus = "True",
        UserId = by ?? AdminFixture.AdminUpn,
        UserType = 2,
        ClientIP = "198.51.100.7",
        Parameters = [.. parameters.Select(parameter => new NameValue(parameter.Name, parameter.Value))],
    };

    /// <summary>A log that begins so many days before <see cref="Now"/>, with a record that means nothing.</summary>
    public static TestTenant WithLogSince(this TestTenant tenant, double days)
    {
        tenant.Add(EntitySets.UnifiedAuditLog, Did("Set-User", days), Did("Set-User", 0));
        return tenant.Covering(EntitySets.UnifiedAuditLog, Now.AddDays(-days), Now);
    }

    /// <summary>Somebody's mailbox was opened, by an application.</summary>
    public static AuditRecord Read(double daysAgo, string mailbox, string appId, bool asItself = true, string type = "Bind", bool throttled = false) => new()
    {
        Id = $"read/{appId}/{mailbox}/{daysAgo.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        CreationTime = Now.AddDays(-daysAgo),
        Operation = "MailItemsAccessed",
        RecordType = "50",
        Workload = "Exchange",
        UserId = asItself ? "ServicePrincipal_" + MailFlowRecords.ServicePrincipalId : mailbox,
        UserType = asItself ? 6 : 0,
        LogonType = asItself ? 1 : 0,
        ClientAppId = appId,
        MailboxOwner = mailbox,
        OperationProperties = [new NameValue("MailAccessType", type), new NameValue("IsThrottled", throttled ? "True" : "False")],
    };
}
