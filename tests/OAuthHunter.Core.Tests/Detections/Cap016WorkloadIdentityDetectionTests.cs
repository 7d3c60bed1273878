using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;
using static OAuthHunter.Core.Tests.Facts.Apps.AppRecords;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap016WorkloadIdentityDetectionTests
{
    [Fact]
    public void An_own_app_that_administers_exchange_from_anywhere_is_high()
    {
        var finding = Assert.Single(Powerful().WithPolicies(PolicyTenant.Policy("people")).Hunt("CAP-016").Findings);

        Assert.Equal((Severity.High, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("Mail automation", finding.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ServicePrincipalsInMyTenant")]
    [InlineData(SpId)]
    public void A_block_for_it_passes(string named) => Assert.Equal(DetectionState.Pass, Powerful().WithPolicies(Workload([named])).Hunt("CAP-016").StateOf("CAP-016"));

    [Fact]
    public void Exclusion_and_report_only_bind_nothing()
    {
        var excluded = Workload(["ServicePrincipalsInMyTenant"]);

        Assert.Single(Powerful().WithPolicies(excluded with { Conditions = excluded.Conditions! with { ExcludeServicePrincipals = [SpId] } }).Hunt("CAP-016").Findings);
        Assert.Single(Powerful().WithPolicies(excluded with { State = "enabledForReportingButNotEnforced" }).Hunt("CAP-016").Findings);
    }

    [Fact]
    public void Foreign_and_weak_apps_are_left_alone()
    {
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration()).WithPolicies(PolicyTenant.Policy("people")).Hunt("CAP-016").Findings);
        Assert.Empty(Tenant().Add(EntitySets.ServicePrincipals, Sp(owner: ForeignTenant)).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp)).WithPolicies(PolicyTenant.Policy("people")).Hunt("CAP-016").Findings);
    }

    [Fact]
    public void Without_policies_or_permissions_nothing_is_said()
    {
        Assert.Equal(DetectionState.NotAssessed, Powerful().Hunt("CAP-016").StateOf("CAP-016"));
        Assert.Equal(DetectionState.NotAssessed, PolicyTenant.With(PolicyTenant.Policy("people")).Hunt("CAP-016").StateOf("CAP-016"));
    }

    private static TestTenant Powerful() => Tenant().Add(EntitySets.ServicePrincipals, Sp()).Add(EntitySets.Applications, Registration()).Add(EntitySets.AppRoleAssignments, Grant(ManageAsApp));

    private static ConditionalAccessPolicy Workload(string[] named) => PolicyTenant.Policy(
        "apps", new ConditionalAccessConditions { IncludeUsers = ["None"], IncludeServicePrincipals = named, IncludeApplications = ["All"], IncludeLocations = ["All"], ExcludeLocations = ["AllTrusted"] }, "block");
}
