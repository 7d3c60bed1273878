using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Mfa009MfaSwitchedOffDetectionTests
{
    [Theory]
    [InlineData("Disable Strong Authentication", AdminFixture.AdminUpn, Severity.Critical)]
    [InlineData("Disable Strong Authentication", "bob@contoso.com", Severity.High)]
    [InlineData("Add bypass user", "bob@contoso.com", Severity.High)]
    public void It_is_found_whoever_it_hits(string activity, string target, Severity severity)
    {
        var finding = Assert.Single(Tenant().Add(EntitySets.DirectoryAudits, AdminFixture.Change(activity, 5, "helpdesk@contoso.com", target)).Hunt("MFA-009").Findings);

        Assert.Equal((severity, target), (finding.Severity, finding.TargetName));
        Assert.Contains("user:helpdesk@contoso.com", finding.Subjects);
    }

    [Fact]
    public void An_emptied_requirement_counts_and_the_sign_in_after_it_is_shown()
    {
        var tenant = Tenant().Add(EntitySets.SignIns, AdminFixture.SignIn(4, "203.0.113.5", "singleFactorAuthentication"))
            .Add(EntitySets.DirectoryAudits, AdminFixture.Change("Update user", 5, properties: new ModifiedProperty("StrongAuthenticationRequirement", "[{\"RelyingParty\":\"*\",\"State\":1}]", "[]")));

        var finding = Assert.Single(tenant.Hunt("MFA-009").Findings);

        Assert.Contains("203.0.113.5", finding.Summary, StringComparison.Ordinal);
        Assert.Equal(["directoryAudits", "signIns"], finding.Evidence.Select(row => row.EntitySet));
    }

    [Fact]
    public void Other_changes_of_users_pass()
    {
        var hunt = Tenant().Add(EntitySets.DirectoryAudits,
            AdminFixture.Change("Update user", 5, properties: new ModifiedProperty("StrongAuthenticationRequirement", "[]", "[{\"State\":1}]")),
            AdminFixture.Change("Update user", 4, properties: new ModifiedProperty("DisplayName", "a", "b")),
            AdminFixture.Change("Disable Strong Authentication", 3) with { Result = "failure" }).Hunt("MFA-009");

        Assert.Equal(DetectionState.Pass, hunt.StateOf("MFA-009"));
    }

    [Fact]
    public void Without_logs_it_is_not_assessed() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().WithAdmin().Hunt("MFA-009").StateOf("MFA-009"));

    private static TestTenant Tenant() => TestTenant.Contoso().WithAdmin().With(EntitySets.DirectoryAudits);
}
