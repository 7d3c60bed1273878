using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps the output of Get-ArcConfig.</summary>
public static class ArcConfigMapper
{
    public static ArcConfig Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Identity = row.Text("Identity", "Id"),
        ArcTrustedSealers = ExchangeValues.List(row, "ArcTrustedSealers"),
    };
}
