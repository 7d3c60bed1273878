using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Sin004CredentialStuffingDetectionTests
{
    [Fact]
    public void Many_accounts_and_addresses_of_one_client_within_minutes_are_found()
    {
        var finding = Assert.Single(SignInLog.Tenant(Stuffing(12, 36, 6)).Hunt("SIN-004").Findings);

        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal(Confidence.High, finding.Confidence);
        Assert.Equal(TargetKind.Source, finding.TargetKind);
        Assert.Equal(6, finding.Subjects.Count(subject => subject.StartsWith("ip:", StringComparison.Ordinal)));
        Assert.Equal(20, finding.Evidence.Count);
    }

    [Fact]
    public void Without_unknown_accounts_and_hits_the_confidence_is_medium() =>
        Assert.Equal(Confidence.Medium, Assert.Single(SignInLog.Tenant(Stuffing(12, 36, 6).Select(row => row with { ErrorCode = 50126 })).Hunt("SIN-004").Findings).Confidence);

    [Theory]
    [InlineData(9, 36, 6)]
    [InlineData(12, 29, 6)]
    [InlineData(12, 36, 4)]
    [InlineData(10, 40, 10)]
    public void Below_any_of_the_numbers_it_is_not(int users, int events, int addresses) =>
        Assert.Empty(SignInLog.Tenant(Stuffing(users, events, addresses)).Hunt("SIN-004").Findings);

    [Fact]
    public void The_hit_of_an_administrator_makes_it_critical()
    {
        var hit = SignInLog.Failure(AdminFixture.AdminUpn, "198.51.1.1", 200, 53003, "kit");

        var finding = Assert.Single(SignInLog.Tenant(Stuffing(12, 36, 6).Append(hit)).WithAdmin().Hunt("SIN-004").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Contains("user:" + AdminFixture.AdminUpn, finding.Subjects);
    }

    [Fact]
    public void People_at_home_are_no_stuffing()
    {
        var log = Stuffing(12, 36, 6).ToList();
        var history = log.Select(row => row with { ErrorCode = 0, CreatedDateTime = row.CreatedDateTime!.Value.AddDays(-2) });

        Assert.Empty(SignInLog.Tenant(log.Concat(history)).Hunt("SIN-004").Findings);
    }

    [Fact]
    public void Without_logs_nothing_is_said() => Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().Hunt("SIN-004").StateOf("SIN-004"));

    private static IEnumerable<SignIn> Stuffing(int users, int events, int addresses) => Enumerable.Range(0, events).Select(number =>
        SignInLog.Failure(SignInLog.User(number % users), $"198.51.{(number % addresses) + 1}.1", number * 15, number % 2 == 0 ? 50034 : 50126, "kit"));
}
