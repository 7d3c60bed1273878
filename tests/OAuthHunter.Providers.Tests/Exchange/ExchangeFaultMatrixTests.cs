using OAuthHunter.Emulator.Faults;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Exchange;

/// <summary>Each fault, on the first page and in the middle: the same records, or a gap with its reason. Never less in silence.</summary>
public sealed class ExchangeFaultMatrixTests
{
    private static readonly string[] All = [.. Enumerable.Range(1, 7).Select(i => $"Inbound {i}")];

    public static TheoryData<FaultKind, int> Passing { get; } = Cross(
        [FaultKind.Throttle, FaultKind.ThrottleSilent, FaultKind.Unavailable, FaultKind.ServerError, FaultKind.CutBody, FaultKind.ErrorInBody, FaultKind.Latency], [0, 1, 2]);

    public static TheoryData<FaultKind, int> Lasting { get; } = Cross(
        [FaultKind.Throttle, FaultKind.ThrottleSilent, FaultKind.Unavailable, FaultKind.ServerError, FaultKind.CutBody, FaultKind.ErrorInBody], [0, 1, 2]);

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_that_passes_costs_nothing_but_time(FaultKind kind, int page)
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-InboundConnector$", Kind = kind, After = page, Times = 2, LatencyMilliseconds = kind == FaultKind.Latency ? 50 : 0 });
        var coverage = await tenant.ReadAsync(EntitySets.InboundConnectors);
        Assert.Equal((EvidenceState.Available, 7L, null), (coverage.State, coverage.Count, coverage.Reason));
        Assert.Equal(All, tenant.Read<InboundConnector>().Select(connector => connector.Name));
        Assert.True(tenant.Emulator.Faults.Struck > 0);
    }

    [Theory]
    [MemberData(nameof(Lasting))]
    public async Task A_fault_that_stays_is_a_gap_with_its_reason(FaultKind kind, int page)
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-InboundConnector$", Kind = kind, After = page, Times = 1_000 });
        var coverage = await tenant.ReadAsync(EntitySets.InboundConnectors);
        Assert.Equal(page == 0 ? EvidenceState.NotCaptured : EvidenceState.Incomplete, coverage.State);
        Assert.Equal(page * 3, coverage.Count);
        Assert.Contains("Get-InboundConnector", coverage.Reason, StringComparison.Ordinal);
        Assert.Equal(All.Take(page * 3), tenant.Read<InboundConnector>().Select(connector => connector.Name));
    }

    [Fact]
    public async Task An_expired_page_is_a_gap_and_the_first_page_is_never_everything()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-TransportRule$", Kind = FaultKind.ExpiredSkipToken });
        var coverage = await tenant.ReadAsync(EntitySets.TransportRules);
        Assert.Equal((EvidenceState.Incomplete, 3L), (coverage.State, coverage.Count));
        Assert.Contains("Page 2", coverage.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.MoreResultsWarning, "more results")]
    [InlineData(FaultKind.AdminApiError, "could not read all objects")]
    public async Task What_the_service_says_beside_the_rows_is_heard(FaultKind kind, string reason)
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-InboundConnector$", Kind = kind });
        var coverage = await tenant.ReadAsync(EntitySets.InboundConnectors);
        Assert.Equal((EvidenceState.Incomplete, 7L), (coverage.State, coverage.Count));
        Assert.Contains(reason, coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_throttled_request_waits_as_long_as_it_is_told()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-AcceptedDomain$", Kind = FaultKind.Throttle, RetryAfterSeconds = 17 });
        Assert.Equal(EvidenceState.Available, (await tenant.ReadAsync(EntitySets.AcceptedDomains)).State);
        Assert.Contains(tenant.Waits, wait => wait >= TimeSpan.FromSeconds(17) && wait < TimeSpan.FromSeconds(18));
    }

    private static TheoryData<FaultKind, int> Cross(FaultKind[] kinds, int[] pages)
    {
        var data = new TheoryData<FaultKind, int>();
        foreach (var kind in kinds)
        {
            foreach (var page in pages)
            {
                data.Add(kind, page);
            }
        }

        return data;
    }
}
