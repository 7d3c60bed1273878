using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap018NamedLocationDetectionTests
{
    [Theory]
    [InlineData("203.0.0.0/16", "wider than /20")]
    [InlineData("2001:db8::/32", "wider than /40")]
    [InlineData("10.0.0.0/24", "never seen on the internet")]
    public void Ranges_that_should_not_be_trusted_are_found(string range, string expected)
    {
        var finding = Assert.Single(Hunt(Net(range)).Findings);

        Assert.Equal((Severity.Medium, "Office"), (finding.Severity, finding.TargetName));
        Assert.Contains(expected, finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("54.240.8.0/24", true)]
    [InlineData("54.240.8.4/32", false)]
    public void A_range_of_a_cloud_is_everybodys_and_a_single_address_can_be_ones_own(string range, bool isFound) =>
        Assert.Equal(isFound, Hunt(Net(range)).Findings.Any(finding => finding.Summary.Contains("anybody can rent", StringComparison.Ordinal)));

    [Fact]
    public void A_narrow_range_passes() => Assert.Equal(DetectionState.Pass, Hunt(Net("203.0.113.0/28")).StateOf("CAP-018"));

    [Fact]
    public void A_wide_range_that_is_not_trusted_passes() => Assert.Equal(DetectionState.Pass, Hunt(Net("203.0.0.0/16") with { IsTrusted = false }).StateOf("CAP-018"));

    [Fact]
    public void Unknown_countries_matter_where_a_policy_lets_them_go()
    {
        var countries = new NamedLocation { Id = "11111111-0000-0000-0000-000000000001", DisplayName = "Home", CountriesAndRegions = ["DE"], IncludeUnknownCountriesAndRegions = true };
        var policy = PolicyTenant.Policy("all", PolicyTenant.Everyone with { ExcludeLocations = [countries.Id!] });

        Assert.Empty(Hunt(countries).Findings);
        Assert.Contains("unknown countries", Assert.Single(PolicyTenant.With(policy).Add(EntitySets.NamedLocations, countries).With(EntitySets.DirectoryAudits).Hunt("CAP-018").Findings).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_by_somebody_at_risk_is_high()
    {
        var tenant = TestTenant.Contoso().WithAdmin().Add(EntitySets.NamedLocations, Net("203.0.113.0/28"))
            .Add(EntitySets.DirectoryAudits, PolicyTenant.Audit("Update named location", "office", "Office", day: 20));
        var risky = new RiskyUser { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, RiskLevel = "high", RiskState = "atRisk" };

        Assert.Equal(Severity.Low, Assert.Single(tenant.Hunt("CAP-018").Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(tenant.Add(EntitySets.RiskyUsers, risky).Hunt("CAP-018").Findings).Severity);
    }

    [Fact]
    public void A_deleted_one_is_told_from_the_log() =>
        Assert.Equal("Old", Assert.Single(TestTenant.Contoso().Add(EntitySets.DirectoryAudits, PolicyTenant.Audit("Delete named location", "gone", "Old", day: 20)).With(EntitySets.NamedLocations).Hunt("CAP-018").Findings).TargetName);

    [Fact]
    public void Without_either_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-018").StateOf("CAP-018"));

    private static NamedLocation Net(string range) => new() { Id = "office", DisplayName = "Office", IsTrusted = true, IpRanges = [range] };

    private static HuntResult Hunt(NamedLocation location) => TestTenant.Contoso().Add(EntitySets.NamedLocations, location).With(EntitySets.DirectoryAudits).Hunt("CAP-018");
}
