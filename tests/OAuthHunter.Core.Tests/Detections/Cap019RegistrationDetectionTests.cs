using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap019RegistrationDetectionTests
{
    [Fact]
    public void An_open_registration_is_found_and_worse_where_somebody_has_no_method()
    {
        var tenant = PolicyTenant.With(PolicyTenant.Policy("all"));

        Assert.Equal(Severity.Medium, Assert.Single(tenant.Hunt("CAP-019").Findings).Severity);
        Assert.Equal(Severity.High, Assert.Single(tenant.WithRegistration(false).Hunt("CAP-019").Findings).Severity);
    }

    [Fact]
    public void A_policy_for_some_is_named_and_is_not_enough()
    {
        var finding = Assert.Single(PolicyTenant.With(PolicyTenant.Policy("some", PolicyTenant.Registration with { IncludeUsers = ["u1"] })).Hunt("CAP-019").Findings);

        Assert.Contains(finding.Evidence, row => row.Description.Contains("but not for all users", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("mfa")]
    [InlineData("block")]
    [InlineData("compliantDevice")]
    public void A_policy_on_the_user_action_passes(string control) => Assert.Equal(
        DetectionState.Pass, PolicyTenant.With(PolicyTenant.Policy("registration", PolicyTenant.Registration with { ExcludeLocations = ["AllTrusted"] }, control)).Hunt("CAP-019").StateOf("CAP-019"));

    [Fact]
    public void Report_only_protects_nothing() => Assert.Single(PolicyTenant.With(PolicyTenant.Policy("registration", PolicyTenant.Registration) with { State = "enabledForReportingButNotEnforced" }).Hunt("CAP-019").Findings);

    [Fact]
    public void Without_policies_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-019").StateOf("CAP-019"));
}
