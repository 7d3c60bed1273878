using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppCases;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App033EwsOpenDetectionTests
{
    [Fact]
    public void OpenToEverybodyIsMedium()
    {
        var finding = Assert.Single(Config(new OrganizationConfig { Identity = "contoso", EwsEnabled = true, EwsAllowedAppIDs = [] }).Hunt("APP-033").Findings);

        Assert.Equal((Severity.Medium, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Equal("organizationConfig", Assert.Single(finding.Evidence).EntitySet);
    }

    [Fact]
    public void AnAppThatNobodyKnowsOnTheListIsHigh()
    {
        var finding = Assert.Single(Config(new OrganizationConfig { Identity = "contoso", EwsEnabled = true, EwsAllowedAppIDs = ["a0000000-0000-4000-8000-0000000000ff"] }).Hunt("APP-033").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("is no app of this tenant", finding.Escalations[0], StringComparison.Ordinal);
    }

    [Fact]
    public void ADocumentedAppWithThePermissionPasses()
    {
        var tenant = Config(new OrganizationConfig { Identity = "contoso", EwsEnabled = true, EwsAllowedAppIDs = [AppId] }).Add(EntitySets.ServicePrincipals, Verified()).Add(EntitySets.AppRoleAssignments, Grant(FullAccessAsApp));

        Assert.Equal(DetectionState.Pass, tenant.Hunt("APP-033").StateOf("APP-033"));
    }

    [Fact]
    public void ClosedPasses() => Assert.Equal(DetectionState.Pass, Config(new OrganizationConfig { Identity = "contoso", EwsEnabled = false }).Hunt("APP-033").StateOf("APP-033"));

    [Fact]
    public void AtItsDefaultItIsNoPass() => Assert.Equal(DetectionState.PartlyAssessed, Config(new OrganizationConfig { Identity = "contoso" }).Hunt("APP-033").StateOf("APP-033"));

    [Fact]
    public void PuttingAnAppOnTheListLatelyIsHigh()
    {
        var change = new AuditRecord
        {
            Id = "u1", CreationTime = Now.AddDays(-3), Operation = "Set-OrganizationConfig", Workload = "Exchange", UserId = Admin, UserType = 2, ResultStatus = "True",
            Parameters = [new NameValue("EwsAllowedAppIDs", AppId)],
        };

        Assert.Equal(Severity.High, Assert.Single(Config(new OrganizationConfig { Identity = "contoso", EwsEnabled = true, EwsAllowedAppIDs = [AppId] })
            .Add(EntitySets.ServicePrincipals, Verified()).Add(EntitySets.AppRoleAssignments, Grant(FullAccessAsApp)).Add(EntitySets.UnifiedAuditLog, change).Hunt("APP-033").Findings).Severity);
    }

    private static TestTenant Config(OrganizationConfig config) => Tenant().Add(EntitySets.OrganizationConfig, config);

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-033").StateOf("APP-033"));
}
