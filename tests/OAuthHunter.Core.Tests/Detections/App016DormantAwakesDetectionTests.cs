using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App016DormantAwakesDetectionTests
{
    private const string OtherApp = "a0000000-0000-4000-8000-000000000055";

    [Fact]
    public void AnAppThatSleptAMonthIsHigh()
    {
        var result = App().Add(EntitySets.SignIns, AppSignIn(60), AppSignIn(59), AppSignIn(2), AppSignIn(1)).Hunt("APP-016");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(Now.AddDays(-2), finding.FirstSeen);
        Assert.Contains(finding.Evidence, row => row.Key == $"signin-{AppId}-2");
    }

    [Fact]
    public void TheFirstActLongAfterBirthCountsWhereTheLogBeginsBeforeIt()
    {
        var born = Tenant().Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY", 20)).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: 20)).Add(EntitySets.SignIns, AppSignIn(2));

        Assert.Empty(born.Hunt("APP-016").Findings);
        Assert.Single(born.Add(EntitySets.SignIns, AppSignIn(29, OtherApp, OtherSp)).Hunt("APP-016").Findings);
    }

    [Fact]
    public void AConnectorWithinADayMakesItCritical()
    {
        var result = App()
            .Add(EntitySets.SignIns, AppSignIn(60), AppSignIn(2))
            .Add(EntitySets.UnifiedAuditLog, new AuditRecord
            {
                Id = "u1", CreationTime = Now.AddDays(-2).AddHours(1), Operation = "New-InboundConnector", Workload = "Exchange", UserType = 6, UserId = "ServicePrincipal_" + SpId, ResultStatus = "True",
                Parameters = [new NameValue("Name", "Ran_xYzAb"), new NameValue("ConnectorType", "OnPremises")],
            })
            .Hunt("APP-016");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("Ran_xYzAb", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void SteadyUsePasses() => Assert.Empty(App().Add(EntitySets.SignIns, [.. Enumerable.Range(0, 30).Select(day => AppSignIn(day * 2))]).Hunt("APP-016").Findings);

    [Fact]
    public void AnAppWithoutPowerMaySleep() =>
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.SignIns, AppSignIn(60), AppSignIn(2)).Hunt("APP-016").Findings);

    private static TestTenant App() => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-016").StateOf("APP-016"));
}
