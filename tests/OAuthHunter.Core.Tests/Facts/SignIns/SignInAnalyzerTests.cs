using System.Text.Json;
using CsCheck;
using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Facts.SignIns;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Facts.SignIns;

public class SignInAnalyzerTests
{
    [Fact]
    public void Shuffling_the_log_changes_nothing()
    {
        var log = Mixture().ToList();
        Number(log);
        var facts = SignInLog.Analyze(log);
        var expected = Tell(facts);
        Assert.Equal(3, facts.Attacks.Select(attack => attack.Kind).Distinct().Count());
        Assert.NotEmpty(facts.Hits);
        Assert.NotEmpty(facts.Journeys);

        Gen.Shuffle(log.ToArray()).Sample(shuffled => Tell(SignInLog.Analyze(shuffled)) == expected, iter: 40);
    }

    [Fact]
    public void A_long_spray_is_one_attack()
    {
        var log = Enumerable.Range(0, 6).SelectMany(round => SignInLog.Spray(40, "203.0.113.5", 30, round * 7200));

        var attack = Assert.Single(SignInLog.Analyze(log).Attacks);

        Assert.Equal(240, attack.Attempts);
        Assert.Equal(40, attack.Users.Count);
        Assert.Equal(("address", "203.0.113.5"), (attack.Grouping, attack.Source));
    }

    [Fact]
    public void Sprays_days_apart_are_two_attacks() =>
        Assert.Equal(2, SignInLog.Analyze(SignInLog.Spray(20, "203.0.113.5", 30).Concat(SignInLog.Spray(20, "203.0.113.5", 30, 3 * 86400))).Attacks.Count);

    [Fact]
    public void A_spray_from_one_network_is_seen_across_its_addresses()
    {
        var log = Enumerable.Range(1, 20).Select(number => SignInLog.Failure(SignInLog.User(number), $"203.0.113.{number % 4}", number * 60, agent: $"agent {number}"));

        var attack = Assert.Single(SignInLog.Analyze(log).Attacks);

        Assert.Equal(("network", "203.0.113.0/24"), (attack.Grouping, attack.Source));
    }

    [Fact]
    public void Fourteen_accounts_in_half_an_hour_are_no_spray() => Assert.Empty(SignInLog.Analyze(SignInLog.Spray(14, "203.0.113.5", 120)).Attacks);

    [Fact]
    public void Twelve_accounts_in_an_hour_are_a_spray_once_the_source_has_a_quiet_history()
    {
        var spray = SignInLog.Spray(12, "203.0.113.5", 290).ToList();
        SignIn[] history = [SignInLog.Success("old@contoso.com", "192.0.2.9", -5 * 86400)];

        Assert.Empty(SignInLog.Analyze(spray).Attacks);
        Assert.Single(SignInLog.Analyze(spray.Concat(history)).Attacks);
    }

    [Fact]
    public void A_slow_spray_with_one_fingerprint_is_found_within_a_day()
    {
        var log = Enumerable.Range(1, 30).Select(number => SignInLog.Failure(SignInLog.User(number), $"2001:db8:{number:x}::1", number * 2400));

        Assert.Equal("fingerprint", Assert.Single(SignInLog.Analyze(log).Attacks).Grouping);
    }

    [Fact]
    public void Rows_without_an_address_are_not_one_source() => Assert.Empty(SignInLog.Analyze(
        Enumerable.Range(1, 15).Select(number => SignInLog.Failure(SignInLog.User(number), string.Empty, number * 60, agent: $"agent {number}"))).Attacks);

    private static IEnumerable<SignIn> Mixture() => SignInLog.Spray(20, "203.0.113.5", 20)
        .Append(SignInLog.Success(SignInLog.User(7), "203.0.113.5", 500))
        .Concat(Enumerable.Range(0, 40).Select(number => SignInLog.Failure($"stuffed{number % 12}@contoso.com", $"198.51.100.{number % 6}", 9000 + (number * 7), number % 2 == 0 ? 50034 : 50126, agent: "kit")))
        .Concat(Enumerable.Range(0, 25).Select(number => SignInLog.Failure("bea@contoso.com", "203.0.113.77", 20000 + (number * 10))))
        .Append(SignInLog.InBoston("cy@contoso.com", 40000)).Append(SignInLog.InDallas("cy@contoso.com", 41200))
        .Append(SignInLog.InDallas("cy@contoso.com", 41200, "198.51.100.11"));

    private static void Number(List<SignIn> log)
    {
        for (var index = 0; index < log.Count; index++)
        {
            log[index].Origin = new OAuthHunter.Evidence.EvidenceOrigin("signIns.ndjson", index + 1);
        }
    }

    private static string Tell(SignInFacts facts) => JsonSerializer.Serialize(new { facts.Attacks, facts.Hits, facts.Journeys });
}
