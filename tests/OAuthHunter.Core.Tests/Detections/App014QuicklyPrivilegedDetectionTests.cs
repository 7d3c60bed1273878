using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App014QuicklyPrivilegedDetectionTests
{
    [Fact]
    public void PermissionAndRoleWithinTenMinutesAreCritical()
    {
        var result = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Granted(ManageAsApp), RoleGiven(WellKnown.ExchangeAdministrator)).Hunt("APP-014");

        var finding = Assert.Single(result.Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AppId, finding.TargetId);
        Assert.Equal(3, finding.Evidence.Count);
        Assert.Equal(["Permission and role both came within 10 minutes of the app."], finding.Escalations);
        Assert.Contains(Subject.User(Admin), finding.Subjects);
    }

    [Fact]
    public void APermissionOfTheSameDayIsHigh() =>
        Assert.Equal(Severity.High, Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Granted(ManageAsApp, 600)).Hunt("APP-014").Findings).Severity);

    [Theory]
    [InlineData(24 * 60 + 1, Admin)]
    [InlineData(5, "other@contoso.com")]
    public void ADayLaterOrByAnotherIsNothing(double minutes, string upn)
    {
        var actor = User(upn) with { Id = null };
        var maker = User() with { Id = null };

        var result = Tenant().Add(EntitySets.DirectoryAudits, AppAdded(actor: maker), Granted(ManageAsApp, minutes, actor: actor)).Hunt("APP-014");

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("APP-014"));
    }

    [Fact]
    public void AHarmlessPermissionIsNothing() =>
        Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), SpAdded(), Granted("77770000-0000-4000-8000-000000000000")).Hunt("APP-014").Findings);

    [Fact]
    public void AFailedGrantIsNothing() =>
        Assert.Empty(Tenant().Add(EntitySets.DirectoryAudits, AppAdded(), Granted(ManageAsApp) with { Result = "failure" }).Hunt("APP-014").Findings);

    [Fact]
    public void ObjectsAloneShowANewPrivilegedApp()
    {
        var fresh = HomeMade().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));

        Assert.Equal(Severity.High, Assert.Single(fresh.Hunt("APP-014").Findings).Severity);
        Assert.Empty(Established().Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).Hunt("APP-014").Findings);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-014").StateOf("APP-014"));

    [Fact]
    public void ObjectsWithoutLogsAreNoPass() =>
        Assert.Equal(DetectionState.PartlyAssessed, Tenant().Without(EntitySets.DirectoryAudits, EvidenceState.NotLicensed, "no licence").Hunt("APP-014").StateOf("APP-014"));
}
