using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-OrganizationConfig.</summary>
public static class OrganizationConfigMapper
{
    public static OrganizationConfig Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Name = row.Text("Name"),
        AuditDisabled = row.Flag("AuditDisabled"),
        RejectDirectSend = row.Flag("RejectDirectSend"),
        EwsEnabled = row.Flag("EwsEnabled"),
        EwsAllowedAppIDs = ExchangeValues.List(row, "EwsAllowedAppIDs"),
        OAuth2ClientProfileEnabled = row.Flag("OAuth2ClientProfileEnabled"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
