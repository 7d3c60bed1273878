using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa002OnlyWeakMethodsDetectionTests
{
    [Theory]
    [InlineData(WellKnown.GlobalAdministrator, Severity.High)]
    [InlineData(WellKnown.ExchangeAdministrator, Severity.Medium)]
    public void Telephones_alone_are_found(string role, Severity severity)
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin(role).WithRegistration(true, "mobilePhone", "alternateMobilePhone", "email").Hunt("MFA-002").Findings);

        Assert.Equal((severity, AdminFixture.AdminId), (finding.Severity, finding.TargetId));
        Assert.Equal(["roleAssignments", "userRegistrationDetails"], finding.Evidence.Select(row => row.EntitySet));
        Assert.Contains("mobilePhone", finding.Evidence[1].Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mobilePhone,fido2SecurityKey")]
    [InlineData("mobilePhone,microsoftAuthenticatorPush")]
    [InlineData("email")]
    public void Anything_better_beside_it_and_nothing_at_all_are_not(string methods)
    {
        var hunt = TestTenant.Contoso().WithAdmin().WithAllRoleSets().WithRegistration(true, methods.Split(',')).WithMethodsPolicy().Hunt("MFA-002");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-002"));
    }

    [Fact]
    public void Disabled_accounts_are_only_mentioned() =>
        Assert.Equal(Severity.Info, Assert.Single(TestTenant.Contoso().WithAdmin(enabled: false).WithRegistration(true, "mobilePhone").Hunt("MFA-002").Findings).Severity);

    [Fact]
    public void Where_certificates_sign_in_it_is_less_sure()
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin().WithRegistration(true, "officePhone")
            .WithMethodsPolicy(new AuthenticationMethodConfiguration { Id = "X509Certificate", State = "enabled" }).Hunt("MFA-002").Findings);

        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Contains("certificates", Assert.Single(finding.NotAssessed, text => !text.Contains("captured", StringComparison.Ordinal) && !text.Contains("NotCaptured", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_methods_it_is_not_assessed()
    {
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-002").StateOf("MFA-002"));
        var hunt = TestTenant.Contoso().WithAdmin().WithAllRoleSets().With(OAuthHunter.Evidence.EntitySets.UserRegistrationDetails).Hunt("MFA-002");
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("MFA-002"));
    }
}
