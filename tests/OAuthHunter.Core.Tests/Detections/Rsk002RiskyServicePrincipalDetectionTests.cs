using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rsk002RiskyServicePrincipalDetectionTests
{
    [Theory]
    [InlineData("atRisk")]
    [InlineData("confirmedCompromised")]
    public void AnAppAtRiskIsHighAndCriticalWhenPrivileged(string state)
    {
        Assert.Equal(Severity.High, Assert.Single(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.RiskyServicePrincipals, Risky(state)).Hunt("RSK-002").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(PrivilegedApp().Add(EntitySets.RiskyServicePrincipals, Risky(state)).Hunt("RSK-002").Findings).Severity);
    }

    [Fact]
    public void AnAppThatNothingElseShowsIsToldToo()
    {
        var finding = Assert.Single(TestTenant.Contoso().Add(EntitySets.RiskyServicePrincipals, Risky("atRisk")).Hunt("RSK-002").Findings);

        Assert.Equal(AppId, finding.AppId);
        Assert.Contains(Subject.App(AppId), finding.Subjects);
    }

    [Fact]
    public void SettledRiskIsNothing()
    {
        var result = Tenant().Add(EntitySets.RiskyServicePrincipals, Risky("dismissed")).Hunt("RSK-002");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("RSK-002"));
    }

    [Fact]
    public void WithoutTheListItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("RSK-002").StateOf("RSK-002"));

    private static RiskyServicePrincipal Risky(string state) => new() { Id = SpId, AppId = AppId, DisplayName = "Mail automation", RiskLevel = "high", RiskState = state, RiskLastUpdatedDateTime = Now.AddDays(-1) };
}
