using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;

namespace OAuthHunter.Core.Tests.Facts.SignIns;

public class LogonReaderTests
{
    [Fact]
    public void Only_watched_accounts_are_told_one_by_one()
    {
        var facts = TestTenant.Contoso().WithAdmin().Add(EntitySets.SignIns,
            AdminFixture.SignIn(5, "192.0.2.10"), AdminFixture.SignIn(4, "192.0.2.10", user: "bob@contoso.com")).Read().Facts;

        Assert.Single(facts.SignIns.LogonsOf(AdminFixture.AdminUpn.ToUpperInvariant()));
        Assert.Empty(facts.SignIns.LogonsOf("bob@contoso.com"));
        Assert.Empty(facts.SignIns.LogonsOf(null));
    }

    [Fact]
    public void An_administrator_known_by_id_is_found_by_name()
    {
        var facts = TestTenant.Contoso().WithAdmin().Add(EntitySets.SignIns,
            AdminFixture.SignIn(5, "192.0.2.10") with { UserId = AdminFixture.AdminId }, AdminFixture.SignIn(3, "192.0.2.10") with { UserPrincipalName = null, UserId = AdminFixture.AdminId }).Read().Facts;

        Assert.Equal(2, facts.SignIns.LogonsOf(AdminFixture.AdminUpn).Sum(logon => logon.Count));
    }

    [Fact]
    public void New_is_what_comes_after_something_else()
    {
        var logons = TestTenant.Contoso().WithAdmin().Add(EntitySets.SignIns,
            AdminFixture.SignIn(50, "192.0.2.10"), AdminFixture.SignIn(40, "192.0.2.99"), AdminFixture.SignIn(30, "203.0.113.5", country: "BR"), AdminFixture.SignIn(20, "203.0.113.6", country: "BR"))
            .Read().Facts.SignIns.LogonsOf(AdminFixture.AdminUpn);

        Assert.Equal([(false, false), (false, false), (true, true), (false, false)], logons.Select(logon => (logon.IsNewNetwork, logon.IsNewCountry)));
    }

    [Fact]
    public void A_network_of_the_same_provider_is_not_new()
    {
        var logons = TestTenant.Contoso().WithAdmin().Add(EntitySets.SignIns,
            AdminFixture.SignIn(50, "192.0.2.10") with { AutonomousSystemNumber = 64500 }, AdminFixture.SignIn(30, "198.51.100.5") with { AutonomousSystemNumber = 64500 })
            .Read().Facts.SignIns.LogonsOf(AdminFixture.AdminUpn);

        Assert.All(logons, logon => Assert.False(logon.IsNewNetwork));
    }

    [Fact]
    public void A_door_that_many_share_is_not_new()
    {
        var tenant = TestTenant.Contoso().WithAdmin().Add(EntitySets.SignIns, AdminFixture.SignIn(50, "192.0.2.10"), AdminFixture.SignIn(30, "198.51.100.5", country: "US"));
        tenant.Add(EntitySets.SignIns, [.. Enumerable.Range(1, 6).Select(number => AdminFixture.SignIn(30 + number, "198.51.100.5", country: "US", user: $"user{number}@contoso.com"))]);

        Assert.All(tenant.Read().Facts.SignIns.LogonsOf(AdminFixture.AdminUpn), logon => Assert.False(logon.IsNewNetwork || logon.IsNewCountry));
    }
}
