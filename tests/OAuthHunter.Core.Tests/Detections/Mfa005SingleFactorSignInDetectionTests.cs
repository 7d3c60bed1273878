using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa005SingleFactorSignInDetectionTests
{
    private const string Single = "singleFactorAuthentication";

    [Fact]
    public void A_portal_from_a_new_network_is_critical()
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.SignIns,
            AdminFixture.SignIn(100, "192.0.2.10"), AdminFixture.SignIn(2, "203.0.113.5", Single, "BR")).Hunt("MFA-005").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("203.0.113.5 (Town of BR, BR)", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(["roleAssignments", "signIns"], finding.Evidence.Select(row => row.EntitySet));
        Assert.Contains("ip:203.0.113.5", finding.Subjects);
    }

    [Fact]
    public void An_ordinary_app_is_high_and_a_network_with_mfa_only_medium()
    {
        var high = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(100, "192.0.2.10"), AdminFixture.SignIn(2, "203.0.113.5", Single, "BR", "Outlook", "outlook")).Hunt("MFA-005");
        var home = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(100, "192.0.2.10"), AdminFixture.SignIn(2, "192.0.2.11", Single)).Hunt("MFA-005");

        Assert.Equal(Severity.High, Assert.Single(high.Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(home.Findings).Severity);
    }

    [Fact]
    public void Windows_itself_refreshes_and_other_people_do_not_count()
    {
        var hunt = Tenant().Add(EntitySets.SignIns,
            AdminFixture.SignIn(5, "192.0.2.10", Single, app: "Windows Sign In", appId: "38aa3b87-a06d-4817-b275-7a316988d93b"),
            AdminFixture.SignIn(4, "192.0.2.10", Single) with { IsInteractive = false },
            AdminFixture.SignIn(3, "192.0.2.10", Single, user: "bob@contoso.com"),
            AdminFixture.SignIn(2, "192.0.2.10", Single) with { ErrorCode = 50076 },
            AdminFixture.SignIn(1, "192.0.2.10")).Hunt("MFA-005");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-005"));
    }

    [Fact]
    public void A_log_that_cannot_tell_is_no_pass()
    {
        var hunt = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(1, "192.0.2.10", requirement: null)).Hunt("MFA-005");

        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("MFA-005"));
        Assert.Contains("authenticationRequirement", Assert.Single(Assert.Single(hunt.Outcomes).Reasons), StringComparison.Ordinal);
        Assert.Equal(DetectionState.NotAssessed, Tenant().Hunt("MFA-005").StateOf("MFA-005"));
    }

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin().WithAllRoleSets();
}
