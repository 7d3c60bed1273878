using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-MailContact and Get-MailUser.</summary>
public static class MailContactMapper
{
    public static MailContact Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Guid = ExchangeValues.Guid(row),
        Name = row.Text("Name"),
        Alias = row.Text("Alias"),
        DisplayName = row.Text("DisplayName"),
        PrimarySmtpAddress = row.Text("PrimarySmtpAddress", "WindowsEmailAddress"),
        ExternalEmailAddress = row.Text("ExternalEmailAddress"),
        WhenCreated = ExchangeValues.Time(row, "WhenCreated"),
    };
}
