using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Sin005SuccessAfterAttackDetectionTests
{
    private static readonly IReadOnlyList<SignIn> Spray = [.. SignInLog.Spray(20, "203.0.113.5", 60)];

    [Fact]
    public void A_success_from_the_attacking_address_is_critical()
    {
        var finding = Assert.Single(Hunt(SignInLog.Success(SignInLog.User(3), "203.0.113.5", 7200)));

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal((TargetKind.User, SignInLog.User(3)), (finding.TargetKind, finding.TargetId));
        Assert.Contains("ip:203.0.113.5", finding.Subjects);
        Assert.Contains(finding.Evidence, row => row.Description.Contains("0 Success", StringComparison.Ordinal));
        Assert.Equal(SignInLog.Day.AddSeconds(7200), finding.FirstSeen);
    }

    [Fact]
    public void A_first_try_that_hits_counts_though_the_account_never_failed() =>
        Assert.Equal(Severity.Critical, Assert.Single(Hunt(SignInLog.Success("lucky@contoso.com", "203.0.113.5", -5))).Severity);

    [Fact]
    public void A_password_that_mfa_stopped_is_high_and_for_an_administrator_critical()
    {
        Assert.Equal(Severity.High, Assert.Single(Hunt(SignInLog.Failure(SignInLog.User(3), "203.0.113.5", 7200, 50076))).Severity);
        Assert.Equal(Severity.Critical, Assert.Single(
            SignInLog.Tenant(Spray.Append(SignInLog.Failure(AdminFixture.AdminUpn, "203.0.113.5", 7200, 50076))).WithAdmin().Hunt("SIN-005").Findings).Severity);
    }

    [Fact]
    public void The_users_own_success_from_his_usual_network_does_not_count()
    {
        Assert.Empty(Hunt(SignInLog.Success(SignInLog.User(3), "192.0.2.5", 7200)));
        Assert.Empty(Hunt(SignInLog.Success("desk@contoso.com", "203.0.113.5", -86400), SignInLog.Success("desk@contoso.com", "203.0.113.5", 7200)));
    }

    [Fact]
    public void A_success_after_a_day_does_not_count() => Assert.Empty(Hunt(SignInLog.Success(SignInLog.User(3), "203.0.113.5", 86400 * 2)));

    [Fact]
    public void A_distributed_attack_is_recognised_by_its_fingerprint_where_that_is_new_to_the_user()
    {
        var attack = Enumerable.Range(1, 24).Select(number => SignInLog.Failure(SignInLog.User(number), $"198.51.{number % 12}.9", number * 100, agent: "kit/1")).ToList();
        var hit = SignInLog.Success(SignInLog.User(5), "203.0.113.200", 9000, "kit/1");

        Assert.Equal(Severity.Critical, Assert.Single(SignInLog.Tenant(attack.Append(hit)).Hunt("SIN-005").Findings).Severity);
        Assert.Empty(SignInLog.Tenant(attack.Append(hit).Append(SignInLog.Success(SignInLog.User(5), "192.0.2.200", -90000, "kit/1"))).Hunt("SIN-005").Findings);
        Assert.Empty(SignInLog.Tenant(attack.Append(hit with { UserAgent = SignInLog.Browser })).Hunt("SIN-005").Findings);
    }

    [Fact]
    public void An_attack_without_hits_in_both_logs_passes_and_without_logs_nothing_is_said()
    {
        Assert.Equal(DetectionState.Pass, SignInLog.Tenant(Spray).With(OAuthHunter.Evidence.EntitySets.UnifiedAuditLog).Hunt("SIN-005").StateOf("SIN-005"));
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("SIN-005").StateOf("SIN-005"));
    }

    private static List<Finding> Hunt(params SignIn[] more) => SignInLog.Tenant(Spray.Concat(more)).Hunt("SIN-005").Findings;
}
