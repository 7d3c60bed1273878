using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;
using static OAuthHunter.Core.Tests.Support.ConsentRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Crd011NoCredentialPolicyDetectionTests
{
    [Fact]
    public void ASecretWithoutAPolicyIsLow()
    {
        var finding = Assert.Single(Hunt(Registration() with { PasswordCredentials = [Secret(100)] }, enabled: false).Findings);

        Assert.Equal(Severity.Low, finding.Severity);
        Assert.Equal(TargetKind.Tenant, finding.TargetKind);
        Assert.Equal(["applications", "defaultAppManagementPolicy"], finding.Evidence.Select(row => row.EntitySet).Order());
    }

    [Fact]
    public void APolicyOrCertificatesAreNothing()
    {
        Assert.Empty(Hunt(Registration() with { PasswordCredentials = [Secret(100)] }, enabled: true).Findings);
        var result = Hunt(Registration() with { KeyCredentials = [Certificate(100)] }, enabled: false);
        Assert.Empty(result.Findings);
        Assert.Equal(DetectionState.Pass, result.StateOf("CRD-011"));
    }

    [Fact]
    public void WithoutThePolicyItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("CRD-011").StateOf("CRD-011"));

    private static HuntResult Hunt(Application registration, bool enabled) => PrivilegedApp(registration)
        .Add(EntitySets.DefaultAppManagementPolicy, new DefaultAppManagementPolicy { Id = "policy", IsEnabled = enabled }).Hunt("CRD-011");
}
