using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.Admins;
using OAuthHunter.Knowledge;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.Admins;

public class MfaEnforcementTests
{
    public static TheoryData<string, ConditionalAccessConditions, MfaEnforcementState> Scopes => new()
    {
        { "all", AdminFixture.Everyone, MfaEnforcementState.Yes },
        { "the user", AdminFixture.Everyone with { IncludeUsers = [AdminFixture.AdminId] }, MfaEnforcementState.Yes },
        { "the role", AdminFixture.Everyone with { IncludeUsers = [], IncludeRoles = [WellKnown.GlobalAdministrator] }, MfaEnforcementState.Yes },
        { "another role", AdminFixture.Everyone with { IncludeUsers = [], IncludeRoles = [WellKnown.ExchangeAdministrator] }, MfaEnforcementState.No },
        { "excluded user", AdminFixture.Everyone with { ExcludeUsers = [AdminFixture.AdminId] }, MfaEnforcementState.No },
        { "excluded role", AdminFixture.Everyone with { ExcludeRoles = [WellKnown.GlobalAdministrator] }, MfaEnforcementState.No },
        { "a group nobody captured", AdminFixture.Everyone with { IncludeUsers = [], IncludeGroups = ["elsewhere"] }, MfaEnforcementState.NotAssessed },
        { "excluded group nobody captured", AdminFixture.Everyone with { ExcludeGroups = ["elsewhere"] }, MfaEnforcementState.NotAssessed },
        { "one app", AdminFixture.Everyone with { IncludeApplications = ["some-app"] }, MfaEnforcementState.No },
        { "Office", AdminFixture.Everyone with { IncludeApplications = ["Office365"] }, MfaEnforcementState.Partly },
        { "excluded app", AdminFixture.Everyone with { ExcludeApplications = ["some-app"] }, MfaEnforcementState.Partly },
        { "browser only", AdminFixture.Everyone with { ClientAppTypes = ["browser"] }, MfaEnforcementState.Partly },
        { "legacy only", AdminFixture.Everyone with { ClientAppTypes = ["exchangeActiveSync", "other"] }, MfaEnforcementState.No },
        { "both clients", AdminFixture.Everyone with { ClientAppTypes = ["browser", "mobileAppsAndDesktopClients"] }, MfaEnforcementState.Yes },
        { "trusted places", AdminFixture.Everyone with { IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] }, MfaEnforcementState.Partly },
        { "platforms", AdminFixture.Everyone with { IncludePlatforms = ["windows"] }, MfaEnforcementState.Partly },
        { "device filter", AdminFixture.Everyone with { DeviceFilterRule = "device.isCompliant -eq True", DeviceFilterMode = "exclude" }, MfaEnforcementState.Partly },
        { "risk", AdminFixture.Everyone with { SignInRiskLevels = ["high"] }, MfaEnforcementState.Partly },
    };

    [Theory]
    [MemberData(nameof(Scopes))]
    public void Conditions_decide(string name, ConditionalAccessConditions conditions, MfaEnforcementState expected) =>
        Assert.Equal((name, expected), (name, Evaluate(AdminFixture.Policy(conditions)).State));

    [Fact]
    public void Holes_are_named()
    {
        var enforcement = Evaluate(AdminFixture.Policy(AdminFixture.Everyone with { ExcludeLocations = ["AllTrusted"] }));

        Assert.Contains("Admins need MFA: not for the excluded locations AllTrusted", Assert.Single(enforcement.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Membership_decides_through_nested_groups()
    {
        var inGroup = AdminFixture.Policy(AdminFixture.Everyone with { IncludeUsers = [], IncludeGroups = [AdminFixture.GroupId] });
        var exceptGroup = AdminFixture.Policy(AdminFixture.Everyone with { ExcludeGroups = [AdminFixture.GroupId] });
        Group[] groups = [new Group { Id = AdminFixture.GroupId, MemberIds = ["inner"] }, new Group { Id = "inner", MemberIds = [AdminFixture.AdminId] }];
        Group[] empty = [new Group { Id = AdminFixture.GroupId, MemberIds = [] }];
        Group[] unread = [new Group { Id = AdminFixture.GroupId, MemberIds = null }];

        Assert.Equal(MfaEnforcementState.Yes, Evaluate(groups, inGroup).State);
        Assert.Equal(MfaEnforcementState.No, Evaluate(empty, inGroup).State);
        Assert.Equal(MfaEnforcementState.NotAssessed, Evaluate(unread, inGroup).State);
        Assert.Equal(MfaEnforcementState.No, Evaluate(groups, exceptGroup).State);
        Assert.Equal(MfaEnforcementState.Yes, Evaluate(empty, exceptGroup).State);
        Assert.Equal(MfaEnforcementState.NotAssessed, Evaluate(unread, exceptGroup).State);
    }

    [Fact]
    public void Controls_decide()
    {
        static ConditionalAccessGrantControls Controls(string op, params string[] controls) => new() { Operator = op, BuiltInControls = controls };
        var strength = new ConditionalAccessGrantControls { Operator = "OR", AuthenticationStrengthId = "s", AllowedCombinations = ["fido2"] };

        Assert.Equal(MfaEnforcementState.Partly, Evaluate(AdminFixture.Policy(controls: Controls("OR", "mfa", "compliantDevice"))).State);
        Assert.Equal(MfaEnforcementState.Yes, Evaluate(AdminFixture.Policy(controls: Controls("AND", "mfa", "compliantDevice"))).State);
        Assert.Equal(MfaEnforcementState.No, Evaluate(AdminFixture.Policy(controls: Controls("OR", "compliantDevice"))).State);
        Assert.Equal(MfaEnforcementState.Yes, Evaluate(AdminFixture.Policy(controls: strength)).State);
        Assert.Equal(MfaEnforcementState.Partly, Evaluate(AdminFixture.Policy(controls: strength with { AllowedCombinations = ["fido2", "password"] })).State);
        Assert.Equal(MfaEnforcementState.No, Evaluate(AdminFixture.Policy(controls: strength with { AllowedCombinations = ["password"] })).State);
    }

    [Fact]
    public void Report_only_enforces_nothing_and_is_named()
    {
        var enforcement = Evaluate(AdminFixture.Policy(state: "enabledForReportingButNotEnforced"));

        Assert.Equal(MfaEnforcementState.No, enforcement.State);
        Assert.Contains("report-only", Assert.Single(enforcement.Reasons), StringComparison.Ordinal);
        Assert.Equal(MfaEnforcementState.No, Evaluate(AdminFixture.Policy(state: "disabled")).State);
    }

    [Fact]
    public void Security_defaults_enforce_it()
    {
        var tenant = TestTenant.Contoso().WithAdmin().Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = true });

        Assert.Equal((MfaEnforcementState.Yes, "Security defaults"), (Of(tenant).State, Of(tenant).By[0]));
    }

    [Fact]
    public void What_was_not_captured_is_not_guessed()
    {
        Assert.Equal(MfaEnforcementState.NotAssessed, Of(TestTenant.Contoso().WithAdmin()).State);
        Assert.Equal(MfaEnforcementState.NotAssessed, Of(TestTenant.Contoso().WithAdmin().With(EntitySets.ConditionalAccessPolicies)).State);
        Assert.Equal(MfaEnforcementState.NotAssessed, Evaluate(AdminFixture.Policy() with { Conditions = null }).State);
        Assert.Equal(MfaEnforcementState.NotAssessed, Of(TestTenant.Contoso().WithAdmin().WithPolicies()
            .Without(EntitySets.ConditionalAccessPolicies, EvidenceState.Incomplete, "page 2 failed")).State);
    }

    [Fact]
    public void An_eligible_role_is_covered_only_once_it_is_active()
    {
        var tenant = TestTenant.Contoso().WithPolicies(AdminFixture.Policy(AdminFixture.Everyone with { IncludeUsers = [], IncludeRoles = [WellKnown.GlobalAdministrator] }))
            .Add(EntitySets.Users, new User { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn })
            .Add(EntitySets.RoleEligibilityScheduleInstances, new DirectoryRoleAssignment { PrincipalId = AdminFixture.AdminId, RoleDefinitionId = WellKnown.GlobalAdministrator });

        Assert.Equal(MfaEnforcementState.Partly, Of(tenant).State);
    }

    private static MfaEnforcement Evaluate(params ConditionalAccessPolicy[] policies) => Of(TestTenant.Contoso().WithAdmin().WithPolicies(policies));

    private static MfaEnforcement Evaluate(Group[] groups, ConditionalAccessPolicy policy) =>
        Of(TestTenant.Contoso().WithAdmin().WithPolicies(policy).Add(EntitySets.Groups, [.. groups]));

    private static MfaEnforcement Of(TestTenant tenant) => Assert.Single(tenant.Read().Facts.Admins).Enforcement;
}
