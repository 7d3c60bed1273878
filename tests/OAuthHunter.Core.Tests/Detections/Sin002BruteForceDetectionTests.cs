using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Sin002BruteForceDetectionTests
{
    private const string User = "bea@contoso.com";

    [Fact]
    public void Twenty_failures_in_ten_minutes_are_found_once()
    {
        var finding = Assert.Single(SignInLog.Tenant(Guesses(User, 60)).Hunt("SIN-002").Findings);

        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal(User, finding.TargetId);
        Assert.Contains("60 failed sign-ins", finding.Summary, StringComparison.Ordinal);
        Assert.Contains("ip:203.0.113.7", finding.Subjects);
        Assert.NotEmpty(finding.Evidence);
    }

    [Fact]
    public void Nineteen_are_not() => Assert.Empty(SignInLog.Tenant(Guesses(User, 19)).Hunt("SIN-002").Findings);

    [Fact]
    public void Eleven_suffice_for_an_administrator()
    {
        Assert.Equal(Severity.High, Assert.Single(SignInLog.Tenant(Guesses(AdminFixture.AdminUpn, 11)).WithAdmin().Hunt("SIN-002").Findings).Severity);
        Assert.Empty(SignInLog.Tenant(Guesses(AdminFixture.AdminUpn, 10)).WithAdmin().Hunt("SIN-002").Findings);
    }

    [Fact]
    public void A_success_of_the_guesser_makes_it_critical() =>
        Assert.Equal(Severity.Critical, Assert.Single(SignInLog.Tenant(Guesses(User, 20).Append(SignInLog.Success(User, "203.0.113.7", 3600))).Hunt("SIN-002").Findings).Severity);

    [Fact]
    public void Thirty_addresses_in_an_hour_are_found() =>
        Assert.Single(SignInLog.Tenant(Enumerable.Range(1, 30).Select(number => SignInLog.Failure(User, $"198.51.{number}.1", number * 110))).Hunt("SIN-002").Findings);

    [Fact]
    public void A_phone_with_an_old_password_at_home_is_no_finding()
    {
        var phone = Enumerable.Range(0, 40).Select(number => SignInLog.Failure(User, "192.0.2.50", number * 15, agent: "Phone/1.0", client: "Exchange ActiveSync"));
        var home = SignInLog.Success(User, "192.0.2.50", -7200);

        Assert.Empty(SignInLog.Tenant(phone.Append(home)).Hunt("SIN-002").Findings);
        Assert.Single(SignInLog.Tenant(phone).Hunt("SIN-002").Findings);
        Assert.Single(SignInLog.Tenant(phone.Append(home).Append(SignInLog.Failure(User, "203.0.113.7", 100, client: "IMAP4"))).Hunt("SIN-002").Findings);
    }

    [Fact]
    public void Accounts_that_do_not_exist_are_not_guessed_at() =>
        Assert.Empty(SignInLog.Tenant(Guesses(User, 40).Select(row => row with { ErrorCode = 50034 })).Hunt("SIN-002").Findings);

    [Fact]
    public void Without_logs_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("SIN-002").StateOf("SIN-002"));

    [Fact]
    public void A_quiet_sign_in_log_alone_is_part_of_the_picture() =>
        Assert.Equal(DetectionState.PartlyAssessed, TestTenant.Contoso().With(EntitySets.SignIns).Hunt("SIN-002").StateOf("SIN-002"));

    private static IEnumerable<SignIn> Guesses(string user, int count) =>
        Enumerable.Range(0, count).Select(number => SignInLog.Failure(user, "203.0.113.7", number * 20));
}
