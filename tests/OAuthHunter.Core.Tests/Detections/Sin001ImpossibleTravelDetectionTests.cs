using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Findings;
using OAuthHunter.Hunting;
using OAuthHunter.Model;

namespace OAuthHunter.Core.Tests.Detections;

public class Sin001ImpossibleTravelDetectionTests
{
    private const string User = "bea@contoso.com";

    [Fact]
    public void Boston_and_Dallas_within_twenty_minutes_is_found_with_the_speed_of_the_definition()
    {
        var evidence = SignInLog.Tenant([SignInLog.InBoston(User, 0), SignInLog.InDallas(User, 1200)]).Read();

        var journey = Assert.Single(evidence.Facts.SignIns.Journeys);
        var finding = Assert.Single(HuntResult.Of(evidence, new HuntOptions { DetectionIds = ["SIN-001"] }).Findings);

        Assert.Equal(2393, journey.Kilometers, 0.5);
        Assert.Equal(7179, journey.KilometersPerHour, 1.5);
        Assert.Equal(Severity.Medium, finding.Severity);
        Assert.Equal((TargetKind.User, User), (finding.TargetKind, finding.TargetId));
        Assert.Equal(2, finding.Evidence.Count);
        Assert.Contains("ip:198.51.100.10", finding.Subjects);
    }

    [Fact]
    public void New_country_new_device_and_one_factor_make_it_high()
    {
        var abroad = SignInLog.Success(User, "203.0.113.9", 3600, "another agent").At("Lagos", "NG", 6.5244, 3.3792) with { AuthenticationRequirement = "singleFactorAuthentication" };

        Assert.Equal(Severity.High, Assert.Single(SignInLog.Tenant([SignInLog.InBoston(User, 0), abroad]).Hunt("SIN-001").Findings).Severity);
        Assert.Equal(Severity.Medium, Assert.Single(SignInLog.Tenant([SignInLog.InBoston(User, 0), abroad with { AuthenticationRequirement = "multiFactorAuthentication" }]).Hunt("SIN-001").Findings).Severity);
    }

    [Fact]
    public void An_administrator_makes_it_critical()
    {
        var finding = Assert.Single(SignInLog.Tenant([SignInLog.InBoston(AdminFixture.AdminUpn, 0), SignInLog.InDallas(AdminFixture.AdminUpn, 1200)]).WithAdmin().Hunt("SIN-001").Findings);

        Assert.Equal(Severity.Critical, finding.Severity);
        Assert.Equal(AdminFixture.AdminId, finding.TargetId);
    }

    [Fact]
    public void An_administrator_behind_a_vpn_that_five_use_is_no_finding()
    {
        var others = Enumerable.Range(1, 4).Select(number => SignInLog.InDallas(SignInLog.User(number), -86400 * number));
        SignIn[] journey = [SignInLog.InBoston(AdminFixture.AdminUpn, 0), SignInLog.InDallas(AdminFixture.AdminUpn, 1200)];

        Assert.Empty(SignInLog.Tenant(others.Concat(journey)).WithAdmin().Hunt("SIN-001").Findings);
        Assert.Single(SignInLog.Tenant(others.Skip(1).Concat(journey)).WithAdmin().Hunt("SIN-001").Findings);
    }

    [Fact]
    public void The_source_of_a_spray_that_took_five_accounts_is_no_vpn()
    {
        var spray = SignInLog.Spray(30, "198.51.100.10", 10);
        var taken = Enumerable.Range(1, 6).SelectMany(number => new[] { SignInLog.InBoston(SignInLog.User(number), -600), SignInLog.InDallas(SignInLog.User(number), 400) });

        Assert.Equal(6, SignInLog.Tenant(spray.Concat(taken)).Hunt("SIN-001").Findings.Count);
    }

    [Fact]
    public void Somebody_at_the_office_and_abroad_on_a_new_device_is_found_though_the_office_is_a_shared_door()
    {
        var office = Enumerable.Range(1, 6).SelectMany(number => new[] { SignInLog.InBoston(SignInLog.User(number), -86400), SignInLog.InBoston(SignInLog.User(number), 0) }).ToList();
        var abroad = SignInLog.Success(SignInLog.User(2), "203.0.113.9", 1200, "another agent").At("Lagos", "NG", 6.5244, 3.3792);

        Assert.Equal(SignInLog.User(2), Assert.Single(SignInLog.Tenant(office.Append(abroad)).Hunt("SIN-001").Findings).TargetId);
        Assert.Empty(SignInLog.Tenant(office.Append(abroad with { UserAgent = SignInLog.Browser })).Hunt("SIN-001").Findings);
    }

    [Fact]
    public void A_provider_of_one_country_is_no_shared_door_but_one_of_several_is()
    {
        static SignIn By(SignIn signIn) => signIn with { AutonomousSystemNumber = 64500 };
        var others = Enumerable.Range(1, 5).Select(number => By(SignInLog.InDallas(SignInLog.User(number), -3600, $"203.0.{number}.1")));
        SignIn[] journey = [SignInLog.InBoston(User, 0), By(SignInLog.InDallas(User, 1200))];
        var abroad = By(SignInLog.Success("far@contoso.com", "203.0.99.1", -7200).At("Lagos", "NG", 6.5244, 3.3792));

        Assert.Single(SignInLog.Tenant(others.Concat(journey)).Hunt("SIN-001").Findings);
        Assert.Empty(SignInLog.Tenant(others.Concat(journey).Append(abroad)).Hunt("SIN-001").Findings);
    }

    [Fact]
    public void Madrid_to_Barcelona_is_too_near() => Assert.Empty(SignInLog.Tenant(
        [SignInLog.Success(User, "192.0.2.1", 0).At("Madrid", "ES", 40.4168, -3.7038), SignInLog.Success(User, "198.51.100.1", 600).At("Barcelona", "ES", 41.3874, 2.1686)]).Hunt("SIN-001").Findings);

    [Fact]
    public void A_country_without_a_city_is_uncertain_by_500_km()
    {
        // 989 km less 50 is enough with a city and, less 550, not with a country only.
        var start = SignInLog.Success(User, "192.0.2.1", 0).At("Rome", "IT", 41.9028, 12.4964);
        var end = SignInLog.Success(User, "198.51.100.1", 600).At("Zagreb", "HR", 50.79, 12.4964);

        Assert.Single(SignInLog.Tenant([start, end]).Hunt("SIN-001").Findings);
        Assert.Empty(SignInLog.Tenant([start, end with { City = null }]).Hunt("SIN-001").Findings);
    }

    [Fact]
    public void Refreshes_same_sessions_and_same_compliant_devices_do_not_travel()
    {
        var here = SignInLog.InBoston(User, 0) with { SessionId = "s1", DeviceId = "d1", DeviceIsCompliant = true };
        var there = SignInLog.InDallas(User, 1200) with { SessionId = "s2", DeviceId = "d2", DeviceIsCompliant = true };

        Assert.Single(SignInLog.Tenant([here, there]).Hunt("SIN-001").Findings);
        Assert.Empty(SignInLog.Tenant([here, there with { IsInteractive = false }]).Hunt("SIN-001").Findings);
        Assert.Empty(SignInLog.Tenant([here, there with { SessionId = "s1" }]).Hunt("SIN-001").Findings);
        Assert.Empty(SignInLog.Tenant([here, there with { DeviceId = "d1" }]).Hunt("SIN-001").Findings);
    }

    [Fact]
    public void Without_the_sign_in_log_nothing_is_said() =>
        Assert.Equal(DetectionState.NotAssessed, TestTenant.Contoso().With(EntitySets.UnifiedAuditLog).Hunt("SIN-001").StateOf("SIN-001"));

    [Fact]
    public void A_whole_log_without_journeys_passes() =>
        Assert.Equal(DetectionState.Pass, SignInLog.Tenant([SignInLog.InBoston(User, 0)]).Hunt("SIN-001").StateOf("SIN-001"));
}
