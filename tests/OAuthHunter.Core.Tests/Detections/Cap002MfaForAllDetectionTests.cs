using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap002MfaForAllDetectionTests
{
    [Fact]
    public void Members_whom_nothing_asks_are_counted()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("roles", PolicyTenant.Roles)).Add(EntitySets.Users, new User { Id = "u1", UserPrincipalName = "ben@contoso.com", UserType = "Member", AccountEnabled = true }).Hunt("CAP-002").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Contains("1 of 2 enabled accounts (50 %) are covered", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_way_around_is_medium_and_told()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeLocations = ["AllTrusted"] })).Hunt("CAP-002").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Contains("trusted location", finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_excluded_group_is_a_gap_though_the_policy_is_for_all()
    {
        var tenant = PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["g"] })).Add(EntitySets.Groups, new Group { Id = "g", MemberIds = ["u1"] })
            .Add(EntitySets.Users, new User { Id = "u1", UserPrincipalName = "ben@contoso.com", UserType = "Member" });

        Assert.Contains("1 of 2 enabled accounts", Assert.Single(tenant.Hunt("CAP-002").Findings).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void One_policy_for_all_passes() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("all")).Hunt("CAP-002").StateOf("CAP-002"));

    [Fact]
    public void Security_defaults_pass() => Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.ConditionalAccessPolicies).Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = true }).Hunt("CAP-002").StateOf("CAP-002"));

    [Fact]
    public void Half_of_the_policies_is_no_answer()
    {
        var hunt = PolicyTenant.With().Without(EntitySets.ConditionalAccessPolicies, EvidenceState.Incomplete, "page 2 failed").Hunt("CAP-002");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-002"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("CAP-002").StateOf("CAP-002"));
    }
}
