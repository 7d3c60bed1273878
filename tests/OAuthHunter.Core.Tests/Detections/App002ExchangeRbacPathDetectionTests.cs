using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App002ExchangeRbacPathDetectionTests
{
    [Fact]
    public void AHiddenRoleGroupThatWritesIsCritical()
    {
        var result = WithExchange(HomeMade(), "Organization Management").Hunt("APP-002");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "roleGroups");
        Assert.NotEmpty(finding.Escalations);
    }

    [Fact]
    public void AReadingRoleGroupIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(WithExchange(HomeMade(), "View-Only Organization Management").Hunt("APP-002").Findings).Severity);

    [Fact]
    public void HalfAChainIsLow()
    {
        var result = WithExchange(HomeMade(), null).Hunt("APP-002");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void WithoutExchangeItStaysMediumAndSaysSo()
    {
        var result = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Hunt("APP-002");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains(finding.NotAssessed, reason => reason.Contains("roleGroups"));
    }

    [Fact]
    public void AnEstablishedAppInASmallRoleGroupIsLow() =>
        Assert.Equal(Severity.Low, Assert.Single(WithExchange(Established(), "Mail Flow").Hunt("APP-002").Findings).Severity);

    [Fact]
    public void AnEntraRoleIsAnotherDetectionsBusiness() =>
        Assert.Empty(WithExchange(HomeMade(), "Organization Management").Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("APP-002").Findings);

    [Fact]
    public void WithoutEntraRolesItIsNoPass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-002").StateOf("APP-002"));
        var onlyExchange = TestTenant.Contoso().With(EntitySets.ExchangeServicePrincipals, EntitySets.RoleGroups, EntitySets.ManagementRoleAssignments);
        Assert.Equal(DetectionState.PartlyAssessed, onlyExchange.Hunt("APP-002").StateOf("APP-002"));
    }

    private static TestTenant WithExchange(TestTenant tenant, string? group) => tenant
        .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp))
        .Add(EntitySets.ExchangeServicePrincipals, new ExchangeServicePrincipal { Identity = SpId, DisplayName = "automation", AppId = AppId, ObjectId = SpId })
        .Add(EntitySets.RoleGroups, new RoleGroup { Name = group ?? "Organization Management", Members = group is null ? [] : ["automation"] })
        .With(EntitySets.ManagementRoleAssignments);
}
