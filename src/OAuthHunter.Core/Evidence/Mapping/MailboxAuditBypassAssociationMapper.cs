using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-MailboxAuditBypassAssociation.</summary>
public static class MailboxAuditBypassAssociationMapper
{
    public static MailboxAuditBypassAssociation Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        ObjectId = row.Text("ObjectId", "ExternalDirectoryObjectId"),
        AuditBypassEnabled = row.Flag("AuditBypassEnabled"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
