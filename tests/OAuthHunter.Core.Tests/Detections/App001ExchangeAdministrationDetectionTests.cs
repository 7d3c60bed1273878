using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App001ExchangeAdministrationDetectionTests
{
    [Fact]
    public void FindsTheAppOfTheCampaign()
    {
        var result = HomeMade()
            .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, ageInDays: 5))
            .Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator))
            .Add(EntitySets.DirectoryAudits, AppAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.GlobalAdministrator))
            .Hunt("APP-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.AppId);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "appRoleAssignments");
        Assert.Contains(finding.Evidence, row => row.EntitySet == "roleAssignments");
        Assert.Contains(finding.Evidence, row => row.EntitySet == "directoryAudits");
        Assert.Superset(new HashSet<string> { Subject.App(AppId), Subject.ServicePrincipal(SpId), Subject.User(Admin), Subject.Address("203.0.113.7") }, finding.Subjects.ToHashSet());
        Assert.Equal(["Created 5 days before the evidence was captured.", "Named after the tenant.", "Holds Global Administrator.", "Proves itself with secrets only.", "Nobody owns it."], finding.Escalations);
    }

    [Theory]
    [MemberData(nameof(ManageExchangePairs))]
    public void KnowsAllFourPairs(string resourceId, string roleId)
    {
        var result = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(roleId, resourceId)).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("APP-001");

        Assert.Single(result.Findings);
    }

    public static TheoryData<string, string> ManageExchangePairs()
    {
        var data = new TheoryData<string, string>();
        foreach (var pair in WellKnown.ManageExchange)
        {
            data.Add(pair.ResourceAppId == WellKnown.ExchangeOnline ? ExchangeSp : ProtectionSp, pair.AppRoleId);
        }

        return data;
    }

    [Theory]
    [InlineData(OtherSp)]
    [InlineData(GraphSp)]
    [InlineData(ProtectionSp)]
    public void TheSameGuidOnAnotherResourceIsAnotherPermission(string resourceId)
    {
        var result = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp, resourceId)).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("APP-001");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("APP-001"));
    }

    [Fact]
    public void AManifestIsNoGrant()
    {
        var asked = new RequiredPermission { ResourceAppId = WellKnown.ExchangeOnline, PermissionId = ManageAsApp, IsApplicationPermission = true };
        var result = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp("Contoso_GhY", 5))
            .Add(EntitySets.Applications, Registration("Contoso_GhY", 5) with { RequiredResourceAccess = [asked] })
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator))
            .Hunt("APP-001");

        Assert.Empty(result.Findings);
    }

    [Fact]
    public void AnEstablishedAutomationIsLow()
    {
        var result = Established().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator)).Hunt("APP-001");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void AReadingRoleIsLow()
    {
        var result = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Add(EntitySets.RoleAssignments, Role(GlobalReader)).Hunt("APP-001");

        Assert.Equal(Severity.Low, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void WithoutSignsOfUseTheEstablishedAppIsNotLow()
    {
        var result = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp())
            .Add(EntitySets.Applications, Registration() with { KeyCredentials = [Certificate(300)], OwnerIds = [AdminId] })
            .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp))
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator))
            .Hunt("APP-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Empty(finding.Escalations);
    }

    [Fact]
    public void DormancyCountsWhereUseWouldShow()
    {
        var result = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp())
            .Add(EntitySets.Applications, Registration() with { KeyCredentials = [Certificate(300)], OwnerIds = [AdminId] })
            .Add(EntitySets.ServicePrincipalSignInActivities, Use(200))
            .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp))
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator))
            .Hunt("APP-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(["Not seen in use for 90 days."], finding.Escalations);
    }

    [Fact]
    public void AForeignAppIsNotJudgedByTheSeedsMarks()
    {
        var result = Tenant()
            .Add(EntitySets.ServicePrincipals, Sp("Backup", 20, ForeignTenant))
            .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp))
            .Add(EntitySets.RoleAssignments, Role(WellKnown.GlobalAdministrator))
            .Hunt("APP-001");

        Assert.Equal(Severity.High, Assert.Single(result.Findings).Severity);
    }

    [Fact]
    public void MicrosoftsOwnAppIsLeftAloneUntilSomebodyAddsACredential()
    {
        TestTenant With(ServicePrincipal principal) => Tenant()
            .Add(EntitySets.ServicePrincipals, principal)
            .Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp))
            .Add(EntitySets.RoleAssignments, Role(WellKnown.ExchangeAdministrator));

        Assert.Empty(With(Sp("First party", 800, MicrosoftTenant)).Hunt("APP-001").Findings);
        Assert.Single(With(Sp("First party", 800, MicrosoftTenant) with { PasswordCredentials = [Secret(10)] }).Hunt("APP-001").Findings);
    }

    [Fact]
    public void LogsStandInForObjectsWithLessConfidence()
    {
        var result = TestTenant.Contoso().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.ExchangeAdministrator)).Hunt("APP-001");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-001").StateOf("APP-001"));

    [Fact]
    public void LogsAloneAreNoPass() => Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.DirectoryAudits).Hunt("APP-001").StateOf("APP-001"));
}
