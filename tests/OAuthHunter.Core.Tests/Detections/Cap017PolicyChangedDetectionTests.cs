using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Cap017PolicyChangedDetectionTests
{
    public static TheoryData<string, string> Weakenings => new()
    {
        { PolicyTenant.Json(state: "disabled"), "switched off" },
        { PolicyTenant.Json(state: "enabledForReportingButNotEnforced"), "set to report-only" },
        { PolicyTenant.Json(noUsers: "\"u9\""), "excludes user u9 now" },
        { PolicyTenant.Json(users: "\"u1\""), "no longer for the users All" },
        { PolicyTenant.Json(controls: ""), "no longer demands mfa" },
    };

    [Theory]
    [MemberData(nameof(Weakenings))]
    public void What_weakens_is_told_from_the_log(string after, string expected)
    {
        var finding = Assert.Single(Hunt(PolicyTenant.Audit("Update conditional access policy", "p1", "MFA", PolicyTenant.Json(), after)).Findings);

        Assert.Equal((Severity.Medium, "MFA"), (finding.Severity, finding.TargetName));
        Assert.Contains(expected, finding.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_that_weakens_is_critical()
    {
        var audit = PolicyTenant.Audit("Update conditional access policy", "p1", "MFA", PolicyTenant.Json(), PolicyTenant.Json(state: "disabled")) with
        {
            InitiatedBy = new AuditActor { Kind = AuditActorKind.Application, DisplayName = "contoso_app", AppId = "a1" },
        };

        Assert.Equal(Severity.Critical, Assert.Single(Hunt(audit).Findings).Severity);
    }

    [Fact]
    public void Somebody_at_risk_who_weakens_is_critical() => Assert.Equal(
        Severity.Critical,
        Assert.Single(TestTenant.Contoso().WithAdmin().Add(EntitySets.RiskyUsers, new RiskyUser { Id = AdminFixture.AdminId, UserPrincipalName = AdminFixture.AdminUpn, RiskLevel = "high", RiskState = "atRisk" })
            .Add(EntitySets.DirectoryAudits, PolicyTenant.Audit("Update conditional access policy", "p1", "MFA", PolicyTenant.Json(), PolicyTenant.Json(state: "disabled"))).Hunt("CAP-017").Findings).Severity);

    [Fact]
    public void What_strengthens_is_low()
    {
        Assert.Equal(Severity.Low, Assert.Single(Hunt(PolicyTenant.Audit("Update conditional access policy", "p1", "MFA", PolicyTenant.Json(state: "disabled"), PolicyTenant.Json())).Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Hunt(PolicyTenant.Audit("Update conditional access policy", "p1", "MFA", PolicyTenant.Json(users: "\"u1\""), PolicyTenant.Json())).Findings).Severity);
        Assert.Equal(Severity.Low, Assert.Single(Hunt(PolicyTenant.Audit("Add conditional access policy", "p1", "MFA", null, PolicyTenant.Json())).Findings).Severity);
    }

    [Fact]
    public void A_deleted_policy_is_a_weakened_one() => Assert.Contains("it was deleted", Assert.Single(Hunt(PolicyTenant.Audit("Delete conditional access policy", "p1", "MFA", PolicyTenant.Json())).Findings).Summary, StringComparison.Ordinal);

    [Fact]
    public void What_the_log_does_not_tell_is_not_guessed()
    {
        var finding = Assert.Single(Hunt(PolicyTenant.Audit("Update conditional access policy", "p1", "MFA")).Findings);

        Assert.Equal((Severity.Medium, Confidence.Medium), (finding.Severity, finding.Confidence));
    }

    [Fact]
    public void The_same_change_in_both_logs_counts_once()
    {
        var audit = PolicyTenant.Audit("Update conditional access policy", "p1", "MFA", PolicyTenant.Json(), PolicyTenant.Json(state: "disabled"));

        Assert.Single(Assert.Single(Hunt(audit, audit with { Id = "copy", FromUnifiedAuditLog = true }).Findings).Evidence);
    }

    [Fact]
    public void A_quiet_log_passes_and_no_log_says_nothing()
    {
        Assert.Equal(DetectionState.Pass, TestTenant.Contoso().With(EntitySets.DirectoryAudits).Hunt("CAP-017").StateOf("CAP-017"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("CAP-017").StateOf("CAP-017"));
    }

    private static HuntResult Hunt(params DirectoryAudit[] audits) => TestTenant.Contoso().Add(EntitySets.DirectoryAudits, [.. audits]).Hunt("CAP-017");
}
