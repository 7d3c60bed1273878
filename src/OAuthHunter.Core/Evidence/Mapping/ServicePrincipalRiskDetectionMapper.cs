using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a servicePrincipalRiskDetection object of Graph and the rows of Log Analytics (AADServicePrincipalRiskEvents).</summary>
public static class ServicePrincipalRiskDetectionMapper
{
    public static ServicePrincipalRiskDetection Map(EvidenceRow row) => new()
    {
        Origin = row.Origin,
        Id = row.Text("id"),
        AppId = row.Text("appId"),
        ServicePrincipalId = row.Text("servicePrincipalId"),
        ServicePrincipalDisplayName = row.Text("servicePrincipalDisplayName"),
        RiskEventType = row.Text("riskEventType"),
        RiskLevel = row.Text("riskLevel"),
        RiskState = row.Text("riskState"),
        RiskDetail = row.Text("riskDetail"),
        ActivityDateTime = row.Time("activityDateTime"),
        DetectedDateTime = row.Time("detectedDateTime"),
        IPAddress = MappedValues.Address(row.Text("ipAddress")),
        KeyIds = row.Texts("keyIds"),
    };
}
