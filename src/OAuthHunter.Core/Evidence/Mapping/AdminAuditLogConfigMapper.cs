using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-AdminAuditLogConfig.</summary>
public static class AdminAuditLogConfigMapper
{
    public static AdminAuditLogConfig Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        UnifiedAuditLogIngestionEnabled = row.Flag("UnifiedAuditLogIngestionEnabled"),
        AdminAuditLogEnabled = row.Flag("AdminAuditLogEnabled"),
        UnifiedAuditLogFirstOptInDate = row.Time("UnifiedAuditLogFirstOptInDate"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
