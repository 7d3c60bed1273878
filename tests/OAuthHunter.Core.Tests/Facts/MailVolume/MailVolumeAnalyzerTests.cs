using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Evidence;
using OAuthHunter.Facts.MailVolume;

namespace OAuthHunter.Core.Tests.Facts.MailVolume;

public class MailVolumeAnalyzerTests
{
    private static readonly DateTimeOffset Day = MailFlowRecords.Day;

    [Fact]
    public void Mail_to_own_domains_does_not_leave()
    {
        var tenant = Facts(TestTenant.Contoso().Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 10, to: "contoso.com"), .. Traces.Mail(Day, 7)])).Tenant!;

        Assert.Equal(7, Assert.Single(tenant.Days).Recipients);
    }

    [Fact]
    public void Without_known_domains_the_destination_server_tells()
    {
        var facts = Facts(new TestTenant().Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 7), .. Traces.Mail(Day, 5).Select(trace => trace with { ToIP = null })]));

        Assert.False(facts.KnowsOwnDomains);
        Assert.Equal(7, Assert.Single(facts.Tenant!.Days).Recipients);
    }

    [Fact]
    public void An_address_of_a_connector_is_joined_to_it_while_it_lived_and_not_before()
    {
        var facts = Facts(MailFlowRecords.Aftermath().Add(EntitySets.MessageTraces,
            [.. Traces.Mail(Day.AddHours(1), 30, from: "203.0.113.10"), .. Traces.Mail(Day.AddDays(-6), 20, from: "203.0.113.10"), .. Traces.Mail(Day.AddHours(1), 9, from: "198.51.100.77")]));
        var series = Assert.Single(facts.Series, series => series.Kind == OutboundSourceKind.Connector);

        Assert.Equal(MailFlowRecords.SeedConnector, series.Name);
        Assert.Equal(30, series.Days.Sum(day => day.Recipients));
        Assert.NotNull(series.Connector);
    }

    [Theory]
    [InlineData(501, 14, 40, true)]
    [InlineData(500, 14, 40, false)]
    [InlineData(5_000, 6, 40, false)]
    [InlineData(1_300, 14, 1_000, false)]
    [InlineData(1_700, 14, 1_000, true)]
    public void A_burst_surpasses_what_is_ordinary(int recipients, int days, int perDay, bool isBurst)
    {
        var facts = Facts(TestTenant.Contoso().WithOrdinaryMail(Day, days, perDay).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, recipients)]));

        Assert.Equal(isBurst, facts.Tenant!.Bursts.Any(burst => burst.Day.Date == Day.UtcDateTime.Date));
    }

    [Fact]
    public void An_earlier_burst_does_not_hide_the_next()
    {
        var facts = Facts(TestTenant.Contoso().WithOrdinaryMail(Day).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day.AddDays(-2).AddHours(1), 3_000), .. Traces.Mail(Day, 9_000)]));

        var last = facts.Tenant!.Bursts.Single(burst => burst.Day.Date == Day.UtcDateTime.Date);
        Assert.False(last.HasPrecedent);
        Assert.Equal(14, last.BaselineDays);
    }

    private static MailVolumeFacts Facts(TestTenant tenant) => tenant.Read().Facts.MailVolume;
}
