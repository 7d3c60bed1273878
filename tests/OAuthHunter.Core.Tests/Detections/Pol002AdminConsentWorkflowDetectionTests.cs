using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Pol002AdminConsentWorkflowDetectionTests
{
    [Fact]
    public void OffIsLow() => Assert.Equal(Severity.Low, Assert.Single(Tenant(new AdminConsentRequestPolicy { IsEnabled = false, Reviewers = [] }).Hunt("POL-002").Findings).Severity);

    [Fact]
    public void OnWithoutAReviewerIsLow() => Assert.Contains("nobody", Assert.Single(Tenant(new AdminConsentRequestPolicy { IsEnabled = true, Reviewers = [] }).Hunt("POL-002").Findings).Summary);

    [Fact]
    public void OnWithReviewersPasses() => Assert.Equal(DetectionState.Pass, Tenant(new AdminConsentRequestPolicy { IsEnabled = true, Reviewers = [new ConsentReviewer { Query = "/users/1" }] }).Hunt("POL-002").StateOf("POL-002"));

    [Fact]
    public void ReviewersThatWereNotCapturedAreNotNone() => Assert.Empty(Tenant(new AdminConsentRequestPolicy { IsEnabled = true }).Hunt("POL-002").Findings);

    [Fact]
    public void WithoutThePolicyItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("POL-002").StateOf("POL-002"));

    private static TestTenant Tenant(AdminConsentRequestPolicy policy) => TestTenant.Contoso().Add(EntitySets.AdminConsentRequestPolicy, policy);
}
