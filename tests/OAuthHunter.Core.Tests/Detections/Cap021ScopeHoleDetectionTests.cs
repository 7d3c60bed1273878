using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap021ScopeHoleDetectionTests
{
    public static TheoryData<ConditionalAccessConditions, string> Limits => new()
    {
        { PolicyTenant.Everyone with { IncludePlatforms = ["windows"] }, "only for the platforms windows" },
        { PolicyTenant.Everyone with { ClientAppTypes = ["browser"] }, "only for the client types browser" },
        { PolicyTenant.Everyone with { IncludeApplications = ["Office365"] }, "only for Office365" },
        { PolicyTenant.Everyone with { ExcludeApplications = ["MicrosoftAdminPortals"] }, "not for the excluded app(s)" },
        { PolicyTenant.Everyone with { IncludePlatforms = ["android", "iOS", "windows", "windowsPhone", "macOS", "linux"] }, "only for the platforms" },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_limit_through_which_an_administrator_gets_in_is_named(ConditionalAccessConditions conditions, string expected)
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("narrow", conditions)).Hunt("CAP-021").Findings);

        Assert.Equal((Severity.High, "narrow"), (finding.Severity, finding.TargetName));
        Assert.Contains(expected, finding.Summary, StringComparison.Ordinal);
        Assert.Contains("one factor is enough", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_that_another_policy_closes_is_none() => Assert.Equal(
        DetectionState.Pass,
        PolicyTenant.With(PolicyTenant.Policy("narrow", PolicyTenant.Everyone with { ClientAppTypes = ["browser"] }), PolicyTenant.Policy("rest", PolicyTenant.Everyone with { ClientAppTypes = ["mobileAppsAndDesktopClients"] }))
            .Hunt("CAP-021").StateOf("CAP-021"));

    [Fact]
    public void A_hole_for_members_alone_is_medium() => Assert.Equal(
        Severity.Medium,
        Assert.Single(PolicyTenant.With(PolicyTenant.Policy("roles", PolicyTenant.Roles), PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeLocations = ["AllTrusted"] })).Hunt("CAP-021").Findings).Severity);

    [Fact]
    public void An_administrator_of_a_unit_is_none_to_role_conditions()
    {
        var tenant = TestTenant.Contoso().WithPolicies(PolicyTenant.Policy("roles", PolicyTenant.Roles))
            .Add(EntitySets.Users, new User { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, UserType = "Member" })
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { Id = "r1", PrincipalId = AdminFixture.AdminId, RoleDefinitionId = WellKnown.ExchangeAdministrator, DirectoryScopeId = "/administrativeUnits/1" });

        var finding = Assert.Single(tenant.Hunt("CAP-021").Findings);

        Assert.Equal((Severity.High, TargetKind.User, AdminFixture.AdminId), (finding.Severity, finding.TargetKind, finding.TargetId));
        Assert.Contains("administrative unit", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_administrator_under_a_policy_for_all_passes()
    {
        var tenant = TestTenant.Contoso().WithPolicies(PolicyTenant.Policy("roles", PolicyTenant.Roles), PolicyTenant.Policy("all"))
            .Add(EntitySets.RoleAssignments, new DirectoryRoleAssignment { Id = "r1", PrincipalId = AdminFixture.AdminId, PrincipalType = "User", RoleDefinitionId = WellKnown.ExchangeAdministrator, DirectoryScopeId = "/administrativeUnits/1" });

        Assert.Empty(tenant.Hunt("CAP-021").Findings);
    }

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-021").StateOf("CAP-021"));
}
