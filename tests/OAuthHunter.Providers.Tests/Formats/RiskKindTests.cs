using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Formats;

/// <summary>Identity Protection's lists and consent requests are known by what is in them, with type names and without.</summary>
public sealed class RiskKindTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\"@odata.type\":\"#microsoft.graph.riskDetection\",")]
    public void Risk_detections_of_users(string type)
    {
        var row = Read($$"""{{{type}}"id":"r1","requestId":"q1","riskEventType":"anomalousToken","riskState":"atRisk","riskLevel":"high","ipAddress":"192.0.2.7","location":{"city":"Delft","countryOrRegion":"NL"},"activityDateTime":"2026-09-01T10:00:00Z","detectedDateTime":"2026-09-01T11:00:00Z","userId":"u1","userPrincipalName":"amy@contoso.com"}""").Of<RiskDetection>().Single();

        Assert.Equal(("r1", "anomalousToken", "high", "amy@contoso.com", "192.0.2.7", "Delft", "NL"), (row.Id, row.RiskEventType, row.RiskLevel, row.UserPrincipalName, row.IPAddress, row.City, row.CountryOrRegion));
        Assert.Equal(new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero), row.ActivityDateTime);
    }

    [Fact]
    public void Risk_detections_of_apps()
    {
        var row = Read("""{"id":"r1","riskEventType":"leakedCredentials","riskState":"atRisk","riskLevel":"high","ipAddress":null,"activityDateTime":"2026-09-01T10:00:00Z","detectedDateTime":"2026-09-01T11:00:00Z","servicePrincipalId":"s1","servicePrincipalDisplayName":"Sync","appId":"a1","keyIds":["k1"]}""").Of<ServicePrincipalRiskDetection>().Single();

        Assert.Equal(("leakedCredentials", "s1", "a1", "Sync"), (row.RiskEventType, row.ServicePrincipalId, row.AppId, row.ServicePrincipalDisplayName));
        Assert.Equal(["k1"], row.KeyIds);
    }

    [Fact]
    public void Risky_apps()
    {
        var row = Read("""{"id":"s1","isEnabled":true,"isProcessing":false,"riskLastUpdatedDateTime":"2026-09-01T10:00:00Z","riskLevel":"high","riskState":"confirmedCompromised","riskDetail":"none","displayName":"Sync","appId":"a1","servicePrincipalType":"Application"}""").Of<RiskyServicePrincipal>().Single();

        Assert.Equal(("s1", "a1", "confirmedCompromised"), (row.Id, row.AppId, row.RiskState));
    }

    [Fact]
    public void Consent_requests_with_who_asked()
    {
        var row = Read("""{"id":"q1","appId":"a1","appDisplayName":"Board","pendingScopes":[{"displayName":"Mail.Read"}],"userConsentRequests":[{"id":"q2","reason":"work","status":"InProgress","createdDateTime":"2026-09-01T10:00:00Z","createdBy":{"user":{"id":"u1","userPrincipalName":"amy@contoso.com"}}}]}""").Of<AppConsentRequest>().Single();

        Assert.Equal(["Mail.Read"], row.PendingScopes);
        Assert.Equal(new UserConsentRequest { Id = "q2", UserId = "u1", UserPrincipalName = "amy@contoso.com", Status = "InProgress", Reason = "work", CreatedDateTime = new DateTimeOffset(2026, 9, 1, 10, 0, 0, TimeSpan.Zero) }, Assert.Single(row.UserConsentRequests!));
    }

    private static RecordingSink Read(string json)
    {
        using var folder = new TempFolder();
        folder.Write("input.json", "[" + json + "]");
        return folder.Read().Sink;
    }
}
