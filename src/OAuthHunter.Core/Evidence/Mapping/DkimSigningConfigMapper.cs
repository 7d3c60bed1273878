using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-DkimSigningConfig.</summary>
public static class DkimSigningConfigMapper
{
    public static DkimSigningConfig Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        Domain = row.Text("Domain", "Name"),
        Enabled = row.Flag("Enabled"),
        Status = row.Text("Status"),
        WhenChanged = ExchangeValues.Time(row, "WhenChanged"),
    };
}
