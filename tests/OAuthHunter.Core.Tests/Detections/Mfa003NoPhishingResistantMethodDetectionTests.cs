using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa003NoPhishingResistantMethodDetectionTests
{
    [Theory]
    [InlineData(WellKnown.GlobalAdministrator, "microsoftAuthenticatorPush", Severity.High)]
    [InlineData(WellKnown.ExchangeAdministrator, "softwareOneTimePasscode", Severity.Medium)]
    [InlineData(WellKnown.ExchangeAdministrator, "externalAuthMethod", Severity.Medium)]
    public void Prompts_and_codes_can_be_relayed(string role, string method, Severity severity)
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin(role).WithRegistration(true, method, "mobilePhone").WithMethodsPolicy().Hunt("MFA-003").Findings);

        Assert.Equal((severity, AdminFixture.AdminId), (finding.Severity, finding.TargetId));
        Assert.Equal(method == "externalAuthMethod" ? Confidence.Medium : Confidence.High, finding.Confidence);
    }

    [Theory]
    [InlineData("fido2SecurityKey")]
    [InlineData("passKeyDeviceBoundAuthenticator")]
    [InlineData("windowsHelloForBusiness")]
    [InlineData("mobilePhone")]
    [InlineData("")]
    public void What_cannot_be_relayed_and_what_others_report_is_left_alone(string method)
    {
        string[] methods = method.Length == 0 ? [] : method == "mobilePhone" ? [method] : [method, "microsoftAuthenticatorPush"];
        var hunt = TestTenant.Contoso().WithAdmin().WithAllRoleSets().WithRegistration(true, methods).WithMethodsPolicy().Hunt("MFA-003");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-003"));
    }

    [Fact]
    public void Without_the_report_nothing_is_said() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().WithAllRoleSets().Hunt("MFA-003").StateOf("MFA-003"));
}
