using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Maps a riskDetection object of Graph and the rows of Log Analytics (AADUserRiskEvents).</summary>
public static class RiskDetectionMapper
{
    public static RiskDetection Map(EvidenceRow row)
    {
        var place = SignInPlace.Of(row);
        return new RiskDetection
        {
            Origin = row.Origin,
            Id = row.Text("id"),
            UserId = row.Text("userId"),
            UserPrincipalName = row.Text("userPrincipalName"),
            RiskEventType = row.Text("riskEventType", "riskType"),
            RiskLevel = row.Text("riskLevel"),
            RiskState = row.Text("riskState"),
            RiskDetail = row.Text("riskDetail"),
            ActivityDateTime = row.Time("activityDateTime"),
            DetectedDateTime = row.Time("detectedDateTime"),
            IPAddress = MappedValues.Address(row.Text("ipAddress")),
            City = place.City ?? row.Text("city"),
            CountryOrRegion = place.Country ?? row.Text("countryOrRegion"),
            RequestId = row.Text("requestId"),
            CorrelationId = row.Text("correlationId"),
        };
    }
}
