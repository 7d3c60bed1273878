using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum002AuthenticatorContextDetectionTests
{
    private static readonly AuthenticationMethodConfiguration Sound = new()
    {
        Id = "MicrosoftAuthenticator", State = "enabled", DisplayAppInformationState = "enabled", DisplayLocationInformationState = "default", CompanionAppAllowedState = "disabled",
    };

    [Fact]
    public void Context_that_is_switched_off_is_found()
    {
        var finding = Assert.Single(Hunt(Sound with { DisplayAppInformationState = "disabled", DisplayLocationInformationState = "disabled" }).Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void The_lite_app_alone_is_low() => Assert.Equal(Severity.Low, Assert.Single(Hunt(Sound with { CompanionAppAllowedState = "enabled" }).Findings).Severity);

    [Fact]
    public void Reporting_that_is_not_on_is_low_and_unknown_is_no_pass()
    {
        static HuntResult With(string? state) => TestTenant.Contoso().Add(EntitySets.AuthenticationMethodsPolicy,
            new AuthenticationMethodsPolicy { Id = "p", ReportSuspiciousActivityState = state, Configurations = [Sound] }).Hunt("AUM-002");

        Assert.Equal(Severity.Low, Assert.Single(With("default").Findings).Severity);
        Assert.Equal(DetectionState.PartlyAssessed, With(null).StateOf("AUM-002"));
    }

    [Fact]
    public void A_sound_one_and_one_that_is_off_pass()
    {
        Assert.Equal(DetectionState.Pass, Hunt(Sound).StateOf("AUM-002"));
        Assert.Equal(DetectionState.Pass, Hunt(Sound with { State = "disabled", DisplayAppInformationState = "disabled" }).StateOf("AUM-002"));
    }

    [Fact]
    public void Without_the_policy_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-002").StateOf("AUM-002"));

    private static HuntResult Hunt(AuthenticationMethodConfiguration method) => TestTenant.Contoso().WithMethodsPolicy(method).Hunt("AUM-002");
}
