using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap001NoBaselineDetectionTests
{
    [Fact]
    public void A_tenant_without_either_is_found()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("watching") with { State = "enabledForReportingButNotEnforced" }).Hunt("CAP-001").Findings);

        Assert.Equal((Severity.Critical, TargetKind.Tenant), (finding.Severity, finding.TargetKind));
        Assert.Contains("ada@contoso.com", finding.Summary, StringComparison.Ordinal);
        Assert.Contains(finding.Evidence, row => row.EntitySet == "identitySecurityDefaultsEnforcementPolicy");
    }

    [Fact]
    public void Without_a_licence_there_are_no_policies() => Assert.Single(TestTenant.Contoso()
        .Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = false })
        .Without(EntitySets.ConditionalAccessPolicies, EvidenceState.NotLicensed, "P1 is missing").Hunt("CAP-001").Findings);

    [Fact]
    public void A_policy_for_roles_is_a_beginning() => Assert.Equal(DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("roles", PolicyTenant.Roles)).Hunt("CAP-001").StateOf("CAP-001"));

    [Fact]
    public void Security_defaults_will_do() => Assert.Empty(TestTenant.Contoso().Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = true }).Hunt("CAP-001").Findings);

    [Fact]
    public void Policies_that_nobody_may_read_are_no_pass_and_no_finding()
    {
        var hunt = TestTenant.Contoso().Add(EntitySets.SecurityDefaults, new SecurityDefaultsPolicy { IsEnabled = false })
            .Without(EntitySets.ConditionalAccessPolicies, EvidenceState.Denied, "Policy.Read.All is missing").Hunt("CAP-001");

        Assert.Empty(hunt.Findings);
        Assert.Equal(DetectionState.PartlyAssessed, hunt.StateOf("CAP-001"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-001").StateOf("CAP-001"));
    }
}
