using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Correlation;
using OAuthHunter.Evidence;
using OAuthHunter.Hunting;

namespace OAuthHunter.Core.Tests.Correlation;

/// <summary>Link S12 of the seed chain: what the message trace says about mail that left.</summary>
public class OutboundLinkTests
{
    private static readonly DateTimeOffset Day = MailFlowRecords.Day;

    [Fact]
    public void Mail_through_the_connector_is_found_with_its_rows()
    {
        var link = Link(MailFlowRecords.Aftermath().WithOrdinaryMail(Day).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day.AddHours(1), 2_000, from: "203.0.113.10")]));

        Assert.Equal(ChainLinkState.Found, link.State);
        Assert.Equal(3, link.Points);
        Assert.Contains("2,000", link.Summary);
        Assert.All(link.Evidence, row => Assert.Equal("messageTraces", row.EntitySet));
        Assert.NotEmpty(link.Evidence);
    }

    [Fact]
    public void A_burst_in_its_life_is_found_though_the_trace_names_no_way()
    {
        var link = Link(MailFlowRecords.Aftermath().WithOrdinaryMail(Day).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day.AddHours(1), 2_000)]));

        Assert.Equal(ChainLinkState.Found, link.State);
    }

    [Fact]
    public void Ordinary_mail_in_its_life_is_not_found() =>
        Assert.Equal(ChainLinkState.NotFound, Link(MailFlowRecords.Aftermath().WithOrdinaryMail(Day).Add(EntitySets.MessageTraces, [.. Traces.Mail(Day, 40)])).State);

    [Fact]
    public void A_trace_of_another_time_was_not_looked_through() =>
        Assert.Equal(ChainLinkState.NotAssessed, Link(MailFlowRecords.Aftermath().WithOrdinaryMail(Day.AddDays(-40))).State);

    [Fact]
    public void Without_a_trace_it_is_not_assessed() => Assert.Equal(ChainLinkState.NotAssessed, Link(MailFlowRecords.Aftermath()).State);

    private static ChainLink Link(TestTenant tenant) =>
        Assert.Single(HuntResult.Of(tenant.Read(), new HuntOptions()).Chains, chain => chain.DetectionId == "CHN-001").Links.Single(link => link.Step == "S12");
}
