using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Rsk004RiskDismissedDetectionTests
{
    private const string Analyst = "soc@contoso.com";

    [Fact]
    public void Ones_own_risk_is_high()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AdminFixture.Change("DismissUser", 5, Analyst, Analyst)).Hunt("RSK-004").Findings);

        Assert.Equal((Severity.High, Analyst), (finding.Severity, finding.TargetName));
        Assert.Contains("his own", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_actor_at_risk_is_high() => Assert.Equal(Severity.High, Assert.Single(Tenant()
        .Add(EntitySets.RiskyUsers, new RiskyUser { Id = AdminFixture.AdminId, RiskLevel = "low", RiskState = "atRisk" })
        .Add(EntitySets.DirectoryAudits, AdminFixture.Change("DismissUser", 5, target: "bob@contoso.com")).Hunt("RSK-004").Findings).Severity);

    [Fact]
    public void Many_in_an_hour_are_medium()
    {
        var tenant = Tenant().Add(EntitySets.DirectoryAudits, [.. Enumerable.Range(1, 5).Select(number => AdminFixture.Change("DismissUser", 5 + (number * 0.1), Analyst, $"user{number}@contoso.com"))]);
        var slow = Tenant().Add(EntitySets.DirectoryAudits, [.. Enumerable.Range(1, 5).Select(number => AdminFixture.Change("DismissUser", 5 + number, Analyst, $"user{number}@contoso.com"))]);

        Assert.Equal(Severity.Medium, Assert.Single(tenant.Hunt("RSK-004").Findings).Severity);
        Assert.Equal(DetectionState.Pass, slow.Hunt("RSK-004").StateOf("RSK-004"));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(100, false)]
    public void An_administrators_risk_must_be_looked_at_first(double detectedHoursAgo, bool isFound)
    {
        var tenant = Tenant().Add(EntitySets.DirectoryAudits, AdminFixture.Change("DismissUser", 5, Analyst))
            .Add(EntitySets.RiskDetections, new RiskDetection { Id = "d", UserId = AdminFixture.AdminId, RiskEventType = "anomalousToken", DetectedDateTime = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero).AddHours(-detectedHoursAgo) });

        Assert.Equal(isFound, tenant.Hunt("RSK-004").Findings.Count == 1);
    }

    [Fact]
    public void Without_detections_an_administrators_risk_counts_at_any_time() =>
        Assert.NotEmpty(Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AdminFixture.Change("DismissUser", 5, Analyst)).Hunt("RSK-004").Findings).NotAssessed);

    [Fact]
    public void Identity_Protection_alone_tells_too()
    {
        static RiskyUser Risk(double daysAgo) => new() { Id = AdminFixture.AdminId, RiskState = "dismissed", RiskDetail = "adminDismissedAllRiskForUser", RiskLastUpdatedDateTime = new DateTimeOffset(2026, 9, 30, 12, 0, 0, TimeSpan.Zero).AddDays(-daysAgo) };

        Assert.Equal(Severity.Medium, Assert.Single(Tenant().Add(EntitySets.RiskyUsers, Risk(2)).Hunt("RSK-004").Findings).Severity);
        Assert.Empty(Tenant().Add(EntitySets.RiskyUsers, Risk(60)).Hunt("RSK-004").Findings);
        Assert.DoesNotContain(Tenant().Add(EntitySets.RiskyUsers, Risk(2)).Add(EntitySets.DirectoryAudits, AdminFixture.Change("DismissUser", 48, Analyst)).Hunt("RSK-004").Findings, finding => finding.TargetId == AdminFixture.AdminId);
    }

    [Fact]
    public void Without_logs_and_risks_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("RSK-004").StateOf("RSK-004"));

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin().With(EntitySets.DirectoryAudits, EntitySets.RiskyUsers);
}
