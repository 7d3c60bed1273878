using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum004AccessPassPolicyDetectionTests
{
    [Theory]
    [InlineData("enabled", false, 60, true)]
    [InlineData("enabled", true, 600, true)]
    [InlineData("enabled", true, 480, false)]
    [InlineData("disabled", false, 43200, false)]
    public void Passes_are_weighed_by_use_and_length(string state, bool once, int minutes, bool isFound)
    {
        var hunt = TestTenant.Contoso().WithMethodsPolicy(new AuthenticationMethodConfiguration { Id = "TemporaryAccessPass", State = state, IsUsableOnce = once, MaximumLifetimeInMinutes = minutes }).Hunt("AUM-004");

        Assert.Equal(isFound ? DetectionState.Finding : DetectionState.Pass, hunt.StateOf("AUM-004"));
        Assert.All(hunt.Findings, finding => Assert.Equal(Severity.Low, finding.Severity));
    }

    [Fact]
    public void What_is_missing_is_no_pass()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-004").StateOf("AUM-004"));
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().WithMethodsPolicy().Hunt("AUM-004").StateOf("AUM-004"));
    }
}
