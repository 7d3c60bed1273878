using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol002AppExchangeAdministratorDetectionTests
{
    [Fact]
    public void TheRoleAloneIsHigh()
    {
        var result = HomeMade().Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("ROL-002");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal("roleAssignments", finding.Evidence[0].EntitySet);
    }

    [Fact]
    public void WithThePermissionAndARiskFactorItIsCritical()
    {
        var result = HomeMade().Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Hunt("ROL-002");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.NotEmpty(finding.Escalations);
    }

    [Fact]
    public void AnEstablishedAutomationIsLow()
    {
        var result = Established().Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Hunt("ROL-002");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AnotherRoleIsNothing() => Assert.Empty(HomeMade().Add(EntitySets.RoleAssignments, Role(GlobalReader)).Hunt("ROL-002").Findings);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-002").StateOf("ROL-002"));
}
