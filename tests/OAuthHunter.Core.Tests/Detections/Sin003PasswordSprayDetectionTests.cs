using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Detections;

public class Sin003PasswordSprayDetectionTests
{
    [Fact]
    public void Fifteen_accounts_from_one_address_in_half_an_hour_are_found()
    {
        var finding = Assert.Single(SignInLog.Tenant(SignInLog.Spray(15, "203.0.113.5", 120)).Hunt("SIN-003").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal((TargetKind.Source, "203.0.113.5"), (finding.TargetKind, finding.TargetId));
        Assert.Equal(15, finding.Evidence.Count);
        Assert.Contains("ip:203.0.113.5", finding.Subjects);
    }

    [Fact]
    public void A_right_password_makes_it_critical_and_names_the_user()
    {
        var log = SignInLog.Spray(20, "203.0.113.5", 60).Append(SignInLog.Failure(SignInLog.User(42), "203.0.113.5", 90, 50076));

        var finding = Assert.Single(SignInLog.Tenant(log).Hunt("SIN-003").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("user:" + SignInLog.User(42), finding.Subjects);
    }

    [Fact]
    public void Six_accounts_within_seconds_are_a_script_and_five_are_not_yet()
    {
        Assert.Single(SignInLog.Tenant(SignInLog.Spray(6, "203.0.113.5", 0.2)).Hunt("SIN-003").Findings);
        Assert.Empty(SignInLog.Tenant(SignInLog.Spray(5, "203.0.113.5", 0.2)).Hunt("SIN-003").Findings);
    }

    [Fact]
    public void Eight_accounts_within_seconds_with_eight_devices_are_people()
    {
        var morning = Enumerable.Range(1, 8).Select(number => SignInLog.Failure(SignInLog.User(number), "203.0.113.5", number, agent: $"agent {number}"));

        Assert.Empty(SignInLog.Tenant(morning).Hunt("SIN-003").Findings);
    }

    [Fact]
    public void The_log_ons_of_the_unified_audit_log_show_it_too()
    {
        var log = SignInLog.Spray(9, "2001:db8::7", 0.1).Select(row => row with { FromUnifiedAuditLog = true, ClientAppUsed = null });

        var finding = Assert.Single(SignInLog.Tenant(log).Hunt("SIN-003").Findings);

        Assert.Equal(EntitySets.UnifiedAuditLog.Name, finding.Evidence[0].EntitySet);
    }

    [Fact]
    public void A_spray_from_many_addresses_with_one_fingerprint_is_found_with_less_confidence()
    {
        var log = Enumerable.Range(1, 24).Select(number => SignInLog.Failure(SignInLog.User(number), $"198.51.{number % 12}.9", number * 100, agent: "kit/1"));

        var finding = Assert.Single(SignInLog.Tenant(log).Hunt("SIN-003").Findings);

        Assert.Equal(Confidence.Medium, finding.Confidence);
        Assert.Contains("kit/1", finding.TargetId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_site_after_a_password_change_is_no_finding()
    {
        var history = Enumerable.Range(1, 40).Select(number => SignInLog.Success(SignInLog.User(number), "192.0.2.1", (-86400 * 2) - number));
        var morning = SignInLog.Spray(40, "192.0.2.1", 30).ToList();

        Assert.Empty(SignInLog.Tenant(history.Concat(morning)).Hunt("SIN-003").Findings);
        Assert.Single(SignInLog.Tenant(morning).Hunt("SIN-003").Findings);
    }

    [Fact]
    public void A_site_whose_people_soon_get_in_with_their_own_devices_is_no_finding()
    {
        var morning = Enumerable.Range(1, 30).Select(number => SignInLog.Failure(SignInLog.User(number), "192.0.2.1", number * 30, agent: $"agent {number}")).ToList();
        var corrected = morning.Select(row => row with { ErrorCode = 0, CreatedDateTime = row.CreatedDateTime!.Value.AddMinutes(2) });

        Assert.Empty(SignInLog.Tenant(morning.Concat(corrected)).Hunt("SIN-003").Findings);
        Assert.Single(SignInLog.Tenant(morning).Hunt("SIN-003").Findings);
    }

    [Fact]
    public void Without_logs_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("SIN-003").StateOf("SIN-003"));

    [Fact]
    public void A_damaged_log_without_a_spray_is_no_pass() => Assert.Equal(
        DetectionState.PartlyAssessed,
        TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Without(EntitySets.SignIns, EvidenceState.Incomplete, "page 2 failed").Hunt("SIN-003").StateOf("SIN-003"));
}
