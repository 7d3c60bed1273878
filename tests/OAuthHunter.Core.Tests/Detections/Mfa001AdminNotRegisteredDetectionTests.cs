using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa001AdminNotRegisteredDetectionTests
{
    private const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";

    [Theory]
    [InlineData(WellKnown.GlobalAdministrator, Severity.Critical)]
    [InlineData(WellKnown.ExchangeAdministrator, Severity.Critical)]
    [InlineData(UserAdministrator, Severity.High)]
    public void An_administrator_without_a_method_is_found(string role, Severity severity)
    {
        var finding = Assert.Single(TestTenant.Contoso().WithAdmin(role).WithRegistration(false).Hunt("MFA-001").Findings);

        Assert.Equal(severity, finding.Severity);
        Assert.Equal((TargetKind.User, AdminFixture.AdminId), (finding.TargetKind, finding.TargetId));
        Assert.Equal(["roleAssignments", "userRegistrationDetails"], finding.Evidence.Select(row => row.EntitySet));
        Assert.Contains("user:" + AdminFixture.AdminUpn, finding.Subjects);
    }

    [Fact]
    public void Disabled_accounts_and_guests_are_only_mentioned()
    {
        Assert.Equal(Severity.Info, Assert.Single(TestTenant.Contoso().WithAdmin(enabled: false).WithRegistration(false).Hunt("MFA-001").Findings).Severity);
        Assert.Equal(Severity.Info, Assert.Single(TestTenant.Contoso().WithAdmin(userType: "Guest").WithRegistration(false).Hunt("MFA-001").Findings).Severity);
    }

    [Fact]
    public void A_registered_administrator_passes()
    {
        var hunt = TestTenant.Contoso().WithAdmin().WithRegistration(true, "fido2SecurityKey")
            .With(EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups).Hunt("MFA-001");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-001"));
    }

    [Fact]
    public void An_administrator_without_a_row_is_not_assessed()
    {
        var hunt = TestTenant.Contoso().WithAdmin().With(EntitySets.UserRegistrationDetails, EntitySets.RoleEligibilityScheduleInstances, EntitySets.RoleGroups).Hunt("MFA-001");

        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("MFA-001"));
        Assert.Contains(AdminFixture.AdminUpn, Assert.Single(Assert.Single(hunt.Outcomes).Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_registration_report_nothing_is_said() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-001").StateOf("MFA-001"));

    [Fact]
    public void Users_without_a_role_are_not_looked_at() => Assert.Empty(TestTenant.Contoso().With(EntitySets.RoleAssignments)
        .Add(EntitySets.UserRegistrationDetails, new UserRegistrationDetails { Id = "x", UserPrincipalName = "x@contoso.com", IsMfaRegistered = false }).Hunt("MFA-001").Findings);
}
