using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a riskyUser object of Graph.</summary>
public static class RiskyUserMapper
{
    public static RiskyUser Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        UserPrincipalName = row.Text("userPrincipalName"),
        RiskLevel = row.Text("riskLevel"),
        RiskState = row.Text("riskState"),
        RiskDetail = row.Text("riskDetail"),
        RiskLastUpdatedDateTime = row.Time("riskLastUpdatedDateTime"),
    };
}
