using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Aum006SelfServiceResetDetectionTests
{
    [Fact]
    public void Administrators_who_may_reset_themselves_are_found()
    {
        var finding = Assert.Single(Tenant(true).WithRegistration(true, "mobilePhone", "email").Hunt("AUM-006").Findings);

        Assert.Equal((TargetKind.Tenant, Severity.Low), (finding.TargetKind, finding.Severity));
        Assert.Contains(AdminFixture.AdminUpn, finding.Summary, StringComparison.Ordinal);
        Assert.Equal(["authorizationPolicy", "userRegistrationDetails"], finding.Evidence.Select(row => row.EntitySet));
        Assert.DoesNotContain(AdminFixture.AdminUpn, Assert.Single(Tenant(true).WithRegistration(true, "fido2SecurityKey", "email").Hunt("AUM-006").Findings).Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(null)]
    public void Whoever_may_not_is_not_but_nothing_passes(bool? isAllowed)
    {
        // How many methods users need is in no export.
        var hunt = Tenant(isAllowed).Hunt("AUM-006");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("AUM-006"));
    }

    [Fact]
    public void Without_the_policy_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("AUM-006").StateOf("AUM-006"));

    private static TestTenant Tenant(bool? isAllowed) => TestTenant.Contoso().WithAdmin().Add(EntitySets.AuthorizationPolicy, new AuthorizationPolicy { Id = "p", AllowedToUseSSPR = isAllowed });
}
