using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Support.RoleRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Rol007WeakPimSettingsDetectionTests
{
    [Fact]
    public void ActivationWithoutMfaIsHigh()
    {
        var finding = Assert.Single(Tenant(Pim(WellKnown.GlobalAdministrator, ["Justification"], approval: false, longest: "PT24H")).Hunt("ROL-007").Findings);

        Assert.Equal((Severity.High, TargetKind.Role), (finding.Severity, finding.TargetKind));
        Assert.Contains("no MFA", finding.Summary);
        Assert.Contains("24 hours", finding.Summary);
        Assert.Contains("no approval", finding.Summary);
    }

    [Fact]
    public void AnAuthenticationContextIsAsGood()
    {
        var setting = Pim(WellKnown.GlobalAdministrator, ["Justification"]);
        var rules = setting.Policy!.Rules!.Where(rule => rule.ClaimValue is null && !rule.Id!.StartsWith("AuthenticationContext", StringComparison.Ordinal)).Append(new RoleManagementRule { Id = "AuthenticationContext_EndUser_Assignment", IsEnabled = true, ClaimValue = "c1" });
        Assert.Empty(Tenant(setting with { Policy = new RoleManagementPolicy { Rules = [.. rules] } }).Hunt("ROL-007").Findings);
    }

    [Fact]
    public void AnEligibilityWithoutAnEndAloneIsLow() => Assert.Equal(Severity.Low, Assert.Single(Tenant(Pim(ApplicationAdministrator, ["MultiFactorAuthentication"], ends: false)).Hunt("ROL-007").Findings).Severity);

    [Fact]
    public void StrictSettingsPass() => Assert.Empty(Tenant(Pim(WellKnown.GlobalAdministrator, ["MultiFactorAuthentication", "Justification"])).Hunt("ROL-007").Findings);

    [Fact]
    public void ARoleThatNobodyIsEligibleForDoesNotMatter() =>
        Assert.Empty(Tenant(Pim(WellKnown.GlobalAdministrator, [])).With(EntitySets.RoleEligibilityScheduleInstances).Hunt("ROL-007").Findings);

    [Fact]
    public void AChangeIsHighAndByTheHitAccountCritical()
    {
        var change = Change("Update role setting in PIM", 2, [new AuditTarget { Id = WellKnown.GlobalAdministrator, DisplayName = "Global Administrator", Type = "Role" }]);
        Assert.Equal(Severity.High, Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, change).Hunt("ROL-007").Findings).Severity);

        var risky = Change("Disable PIM alert", 2, [new AuditTarget { DisplayName = "Too many Global Administrators", Type = "Alert" }], Attacker);
        var finding = Assert.Single(TestTenant.Contoso().WithHit().Add(EntitySets.DirectoryAudits, risky).Hunt("ROL-007").Findings);
        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("user:" + Attacker, finding.Subjects);
    }

    [Fact]
    public void StateAndChangeOfOneRoleMeetInOneFinding()
    {
        var change = Change("Update role setting in PIM", 2, [new AuditTarget { Id = WellKnown.GlobalAdministrator, DisplayName = "Global Administrator", Type = "Role" }]);
        Assert.Equal(2, Assert.Single(Tenant(Pim(WellKnown.GlobalAdministrator, [])).Add(EntitySets.DirectoryAudits, change).Hunt("ROL-007").Findings).Evidence.Count);
    }

    [Fact]
    public void WithoutEvidenceItIsNotAssessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("ROL-007").StateOf("ROL-007"));

    private static TestTenant Tenant(RoleManagementPolicyAssignment setting) => TestTenant.Contoso().Add(EntitySets.RoleManagementPolicies, setting);
}
