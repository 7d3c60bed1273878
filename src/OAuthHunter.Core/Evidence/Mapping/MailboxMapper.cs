using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-Mailbox and Get-EXOMailbox.</summary>
public static class MailboxMapper
{
    public static Mailbox Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        ExternalDirectoryObjectId = row.Text("ExternalDirectoryObjectId"),
        UserPrincipalName = row.Text("UserPrincipalName"),
        PrimarySmtpAddress = row.Text("PrimarySmtpAddress", "WindowsEmailAddress"),
        DisplayName = row.Text("DisplayName", "Name"),
        Alias = row.Text("Alias"),
        RecipientTypeDetails = row.Text("RecipientTypeDetails"),
        ForwardingAddress = row.Text("ForwardingAddress"),
        ForwardingSmtpAddress = row.Text("ForwardingSmtpAddress"),
        DeliverToMailboxAndForward = row.Flag("DeliverToMailboxAndForward"),
        AuditEnabled = row.Flag("AuditEnabled"),
        DefaultAuditSet = ExchangeValues.List(row, "DefaultAuditSet"),
        AuditOwner = ExchangeValues.List(row, "AuditOwner"),
        AuditDelegate = ExchangeValues.List(row, "AuditDelegate"),
        AuditAdmin = ExchangeValues.List(row, "AuditAdmin"),
        HiddenFromAddressListsEnabled = row.Flag("HiddenFromAddressListsEnabled"),
        GrantSendOnBehalfTo = ExchangeValues.Whole(row, "GrantSendOnBehalfTo"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
