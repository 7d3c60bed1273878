using OAuthHunter.Core.Tests.Detections;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Hunting;

public class ConditionalAccessCoverageTests
{
    [Fact]
    public void A_pass_names_the_policy_that_proves_it()
    {
        var row = Rows(PolicyTenant.With(PolicyTenant.Policy("block", PolicyTenant.Legacy, "block"), PolicyTenant.Policy("all")))["CAP-002"];

        Assert.Equal((CoverageState.Pass, "Nothing to do."), (row.State, row.NextStep));
        Assert.Equal(["all"], row.Policies);
    }

    [Fact]
    public void What_nothing_does_fails_and_what_something_does_in_part_is_partly()
    {
        var rows = Rows(PolicyTenant.With(PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeLocations = ["AllTrusted"] })));

        Assert.Equal(CoverageState.Partly, rows["CAP-002"].State);
        Assert.Contains("trusted location", rows["CAP-002"].Reasons[0], StringComparison.Ordinal);
        Assert.Equal(CoverageState.Fail, rows["CAP-019"].State);
    }

    [Theory]
    [InlineData(EvidenceState.Denied, "Policy.Read.All is missing")]
    [InlineData(EvidenceState.NotLicensed, "P1 is missing")]
    [InlineData(EvidenceState.Incomplete, "page 2 failed")]
    public void What_could_not_be_read_is_never_a_pass(EvidenceState state, string reason)
    {
        var rows = Rows(TestTenant.Contoso().WithAdmin().Without(EntitySets.ConditionalAccessPolicies, state, reason));

        // The log of changes, the named locations and the methods are sets of their own.
        Assert.All(rows.Values.Where(row => row.Check.StartsWith("CAP", StringComparison.Ordinal)), row => Assert.Equal(CoverageState.NotAssessed, row.State));
        Assert.Contains(reason, string.Join(" ", rows["CAP-002"].Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_members_that_is_cut_off_is_never_a_pass()
    {
        var tenant = PolicyTenant.With(PolicyTenant.Policy("strong", PolicyTenant.Everyone with { ExcludeGroups = ["g"] })).Add(EntitySets.Groups, new Group { Id = "g", DisplayName = "Exceptions", MemberIds = ["x"], HasMoreMembers = true });

        Assert.Equal(CoverageState.NotAssessed, Rows(tenant)["CAP-006"].State);
        Assert.Contains("cut off", string.Join(" ", tenant.Read().Facts.Admins[0].Enforcement.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Exclusions_come_with_members_and_dead_ids_and_report_only_with_what_it_would_change()
    {
        var rows = Rows(PolicyTenant.With(
            PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeGroups = ["g"], ExcludeUsers = ["eeeeeeee-0000-0000-0000-000000000009"] }),
            PolicyTenant.Policy("watching") with { State = "enabledForReportingButNotEnforced" })
            .Add(EntitySets.Groups, new Group { Id = "g", DisplayName = "Exceptions", MemberIds = [AdminFixture.AdminId] }));

        Assert.Contains(rows["CAP-006"].Exclusions, exclusion => exclusion.Name == "Exceptions" && exclusion.Members!.SequenceEqual([AdminFixture.AdminUpn]));
        Assert.Single(rows["CAP-006"].StaleReferences);
        Assert.Equal([AdminFixture.AdminUpn], Assert.Single(rows["CAP-005"].ReportOnly).Covered);
    }

    [Fact]
    public void What_continuous_access_evaluation_leaves_out_is_told() =>
        Assert.Contains(Rows(PolicyTenant.With())["CAP-014"].Notes, note => note.StartsWith("Not covered: Exchange Online (app-only)", StringComparison.Ordinal));

    private static Dictionary<string, ConditionalAccessCoverage> Rows(TestTenant tenant)
    {
        var evidence = tenant.Read();
        var hunt = HuntResult.Of(evidence, new HuntOptions());
        return ConditionalAccessCoverage.Build(evidence.Facts, new HuntOptions(), hunt.Outcomes, hunt.Findings).ToDictionary(row => row.Check);
    }
}
