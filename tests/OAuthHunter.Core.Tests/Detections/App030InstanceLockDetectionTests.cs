using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class App030InstanceLockDetectionTests
{
    [Fact]
    public void AMultiTenantAppWithoutLockIsInfo()
    {
        var finding = Assert.Single(App("AzureADMultipleOrgs", false).Findings);

        Assert.Equal(Severity.Info, finding.Severity);
        Assert.Equal("applications", finding.Evidence[0].EntitySet);
    }

    [Fact]
    public void ALockedAppPasses() => Assert.Equal(DetectionState.Pass, App("AzureADMultipleOrgs", true).StateOf("APP-030"));

    [Fact]
    public void ASingleTenantAppPasses() => Assert.Empty(App("AzureADMyOrg", false).Findings);

    [Fact]
    public void AnUnknownLockIsNoPass()
    {
        var result = App("AzureADMultipleOrgs", null);

        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, result.StateOf("APP-030"));
    }

    private static HuntResult App(string audience, bool? isLocked) =>
        TestTenant.Contoso().Add(EntitySets.Applications, Registration() with { SignInAudience = audience, IsInstanceLocked = isLocked }).Hunt("APP-030");

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("APP-030").StateOf("APP-030"));
}
