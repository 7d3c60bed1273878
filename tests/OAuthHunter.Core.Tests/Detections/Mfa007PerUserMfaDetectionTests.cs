using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa007PerUserMfaDetectionTests
{
    [Fact]
    public void A_mix_of_states_is_found()
    {
        var finding = Assert.Single(Tenant("enforced", "disabled").Hunt("MFA-007").Findings);

        Assert.Equal((TargetKind.Tenant, Severity.Low), (finding.TargetKind, finding.Severity));
        Assert.Contains("bob@contoso.com", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(2, finding.Evidence.Count);
    }

    [Fact]
    public void Beside_policies_it_is_found_too() =>
        Assert.Contains("beside 1 enabled", Assert.Single(Tenant("enforced", "enforced").WithPolicies(AdminFixture.Policy()).Hunt("MFA-007").Findings).Summary, StringComparison.Ordinal);

    [Theory]
    [InlineData("enforced", "enforced")]
    [InlineData("disabled", "disabled")]
    public void One_state_for_all_is_not(string first, string second)
    {
        var hunt = Tenant(first, second).Hunt("MFA-007");

        Assert.Empty(hunt.Findings);

        // The service settings are in no export: never a pass.
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("MFA-007"));
    }

    [Fact]
    public void Without_the_states_it_is_not_assessed() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-007").StateOf("MFA-007"));

    private static TestTenant Tenant(string first, string second) => TestTenant.Contoso().WithAdmin().WithAllRoleSets()
        .Add(EntitySets.Users, new User { Id = "b", UserPrincipalName = "bob@contoso.com" })
        .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { Id = "r2", PrincipalId = "b", RoleDefinitionId = WellKnown.ExchangeAdministrator })
        .Add(EntitySets.AuthenticationRequirements, new AuthenticationRequirement { Id = AdminFixture.AdminId, PerUserMfaState = first }, new AuthenticationRequirement { Id = "b", PerUserMfaState = second });
}
