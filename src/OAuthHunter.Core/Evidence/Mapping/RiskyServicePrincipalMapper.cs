using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a riskyServicePrincipal object of Graph.</summary>
public static class RiskyServicePrincipalMapper
{
    public static RiskyServicePrincipal Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        AppId = row.Text("appId"),
        DisplayName = row.Text("displayName"),
        RiskLevel = row.Text("riskLevel"),
        RiskState = row.Text("riskState"),
        RiskDetail = row.Text("riskDetail"),
        RiskLastUpdatedDateTime = row.Time("riskLastUpdatedDateTime"),
    };
}
