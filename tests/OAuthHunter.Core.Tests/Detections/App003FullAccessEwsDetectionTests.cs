using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App003FullAccessEwsDetectionTests
{
    [Fact]
    public void OnAnAppThatNobodyVouchesForItIsHigh()
    {
        var finding = Assert.Single(Own(800).Hunt("APP-003").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "appRoleAssignments");
        Assert.NotEmpty(finding.NotAssessed);
    }

    [Fact]
    public void NewUnscopedOrForeignItIsCritical()
    {
        Assert.Equal(Severity.Critical, Assert.Single(Own(3).Hunt("APP-003").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Own(800).With(EntitySets.ApplicationAccessPolicies).Hunt("APP-003").Findings).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(Foreign().Add(EntitySets.AppRoleAssignments, Grant(FullAccessAsApp)).Hunt("APP-003").Findings).Severity);
    }

    [Fact]
    public void GrantedByAnAppItIsCritical()
    {
        var actor = new AuditActor { Kind = AuditActorKind.Application, AppId = "a0000000-0000-4000-8000-000000000066", DisplayName = "old test app" };

        Assert.Contains("App 'old test app' granted it.", Assert.Single(Own(800).Add(EntitySets.DirectoryAudits, Granted(FullAccessAsApp, actor: actor)).Hunt("APP-003").Findings).Escalations);
    }

    [Fact]
    public void ARestrictingPolicyIsShown()
    {
        var finding = Assert.Single(Own(800).Add(EntitySets.ApplicationAccessPolicies, new ApplicationAccessPolicy { Identity = "p1", AppId = AppId, AccessRight = "RestrictAccess", ScopeName = "Rooms", IsValid = true }).Hunt("APP-003").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("'Rooms'", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "applicationAccessPolicies");
    }

    [Fact]
    public void AVendorOfYearsIsLow() => Assert.Equal(Severity.Low, Assert.Single(Tenant().Add(EntitySets.ServicePrincipals, Verified())
        .With(EntitySets.ApplicationAccessPolicies).Add(EntitySets.AppRoleAssignments, Grant(FullAccessAsApp)).Hunt("APP-003").Findings).Severity);

    [Fact]
    public void TheGuidOnAnotherResourcePasses() => Assert.Empty(Own(800, OtherSp).Hunt("APP-003").Findings);

    private static TestTenant Own(double ageInDays, string resource = ExchangeSp) => Tenant().Add(EntitySets.ServicePrincipals, Sp("Calendar sync")).Add(EntitySets.Applications, Registration("Calendar sync"))
        .Add(EntitySets.AppRoleAssignments, Grant(FullAccessAsApp, resource, ageInDays));

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-003").StateOf("APP-003"));
}
