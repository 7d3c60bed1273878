using System.Globalization;
using OAuthHunter.Emulator.Faults;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Exchange;

public sealed class MessageTraceReaderTests
{
    [Theory]
    [InlineData(5_000)]
    [InlineData(7)]
    [InlineData(2)]
    public async Task Every_row_comes_once_whatever_fits_an_answer(int page)
    {
        await using var tenant = await ExchangeTenant.StartAsync(tracePage: page, sets: ("messageTraces", Rows(60)));
        var coverage = await tenant.ReadAsync(EntitySets.MessageTraces);

        Assert.Equal((EvidenceState.Available, 60L, null), (coverage.State, coverage.Count, coverage.Reason));
        Assert.Equal(60, tenant.Read<MessageTrace>().Select(trace => trace.MessageTraceId + trace.RecipientAddress).Distinct().Count());
        Assert.Equal(tenant.Read<MessageTrace>().Min(trace => trace.Received), coverage.First);
        Assert.Equal("192.0.2.9", tenant.Read<MessageTrace>()[0].ToIP);
    }

    [Fact]
    public async Task No_query_spans_more_than_ten_days()
    {
        await using var tenant = await ExchangeTenant.StartAsync(sets: ("messageTraces", Rows(60)));
        await tenant.ReadAsync(EntitySets.MessageTraces, TimeSpan.FromDays(200));

        // Ninety days are kept.
        Assert.Equal(9, tenant.Emulator.Requests.Count("Get-MessageTraceV2"));
    }

    [Fact]
    public async Task When_the_queries_run_out_the_newest_are_there_and_the_set_is_incomplete()
    {
        await using var tenant = await ExchangeTenant.StartAsync(tracePage: 2, sets: ("messageTraces", Rows(400)));
        var coverage = await tenant.ReadAsync(EntitySets.MessageTraces);

        Assert.Equal(EvidenceState.Incomplete, coverage.State);
        Assert.Contains("100 queries", coverage.Reason, StringComparison.Ordinal);
        Assert.Equal(ExchangeTenant.CapturedAt.AddHours(-1), coverage.Last);
    }

    [Fact]
    public async Task A_refusal_names_the_role()
    {
        await using var tenant = await ExchangeTenant.StartAsync(token: emulator => emulator.IssueExchangeToken(true, []), sets: ("messageTraces", Rows(3)));
        var coverage = await tenant.ReadAsync(EntitySets.MessageTraces);

        Assert.Equal(EvidenceState.Denied, coverage.State);
    }

    [Fact]
    public async Task A_service_that_fails_is_not_an_empty_trace()
    {
        await using var tenant = await ExchangeTenant.StartAsync(sets: ("messageTraces", Rows(60)));
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-MessageTraceV2$", Kind = FaultKind.ServerError, Times = 100 });
        var coverage = await tenant.ReadAsync(EntitySets.MessageTraces);

        Assert.Equal((EvidenceState.NotCaptured, 0L), (coverage.State, coverage.Count));
        Assert.NotNull(coverage.Reason);
    }

    private static IEnumerable<object> Rows(int count) => Enumerable.Range(1, count).Select(number => (object)new
    {
        MessageTraceId = $"m{number / 3}",

        // Several in one second, so that time alone does not tell where to go on.
        Received = ExchangeTenant.CapturedAt.AddHours(-1 - (number / 4)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        SenderAddress = "news@contoso.com",
        RecipientAddress = $"user{number:000}@fabrikam.com",
        Status = "Delivered",
        ToIP = "192.0.2.9",
    });
}
