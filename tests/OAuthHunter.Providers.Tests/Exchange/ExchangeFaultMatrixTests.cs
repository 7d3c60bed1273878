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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task A_listing_that_the_service_forgot_is_begun_again_once_and_gives_nothing_twice(int pages)
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-TransportRule$", Kind = FaultKind.ExpiredExchangePage, After = pages });
        var coverage = await tenant.ReadAsync(EntitySets.TransportRules);
        Assert.Equal((EvidenceState.Available, 7L, null), (coverage.State, coverage.Count, coverage.Reason));
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"Rule {i}"), tenant.Read<TransportRule>().Select(rule => rule.Name));
    }

    [Fact]
    public async Task A_listing_that_is_forgotten_again_and_again_is_a_gap_and_the_first_page_is_never_everything()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-TransportRule$", Kind = FaultKind.ExpiredExchangePage, Times = 1_000 });
        var coverage = await tenant.ReadAsync(EntitySets.TransportRules);
        Assert.Equal((EvidenceState.Incomplete, 3L), (coverage.State, coverage.Count));
        Assert.Contains("Page 2", coverage.Reason, StringComparison.Ordinal);
        Assert.Equal(3, tenant.Read<TransportRule>().Count);
    }

    [Fact]
    public async Task Listings_that_come_next_come_together()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        await tenant.Reader.PrepareAsync(Together, CancellationToken.None);
        var before = Cmdlets(tenant);
        foreach (var set in Together)
        {
            Assert.Equal(EvidenceState.Available, (await tenant.ReadAsync(set)).State);
        }

        Assert.Equal(before, Cmdlets(tenant));
        Assert.Equal(2, tenant.Emulator.Requests.Requests.Count(request => request.Url.Contains("/$batch", StringComparison.Ordinal)));
        Assert.Equal(All, tenant.Read<InboundConnector>().Select(connector => connector.Name));
    }

    [Fact]
    public async Task What_an_earlier_reading_left_is_not_taken_for_new()
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        await tenant.Reader.PrepareAsync(Together, CancellationToken.None);
        tenant.Emulator.Faults.Add(new FaultRule { Path = @"\$batch$", Kind = FaultKind.ServerError });
        await tenant.Reader.PrepareAsync(Together, CancellationToken.None);
        var before = Cmdlets(tenant);
        Assert.Equal(EvidenceState.Available, (await tenant.ReadAsync(EntitySets.InboundConnectors)).State);
        Assert.Equal(before + 1, Cmdlets(tenant));
    }

    public static TheoryData<FaultKind, string> Batches { get; } = CrossBatches();

    /// <summary>The batch as a whole, or one command in it: what did not come soundly is asked for alone, and all is there.</summary>
    [Theory]
    [MemberData(nameof(Batches))]
    public async Task A_fault_in_a_batch_costs_nothing_but_time(FaultKind kind, string where)
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = where, Kind = kind });
        await tenant.Reader.PrepareAsync(Together, CancellationToken.None);
        foreach (var set in Together)
        {
            var coverage = await tenant.ReadAsync(set);
            Assert.Equal((EvidenceState.Available, null), (coverage.State, coverage.Reason));
        }

        Assert.Equal(All, tenant.Read<InboundConnector>().Select(connector => connector.Name));
        Assert.True(tenant.Emulator.Faults.Struck > 0);
    }

    /// <summary>A listing that runs to pages is not taken from a batch: the next page answers to the first one's server alone.</summary>
    [Fact]
    public async Task A_listing_with_more_pages_is_read_by_itself()
    {
        await using var tenant = await ExchangeTenant.StartAsync(options => options with { PageLimit = 3 });
        await tenant.Reader.PrepareAsync(Together, CancellationToken.None);
        Assert.Equal((EvidenceState.Available, 7L), await StateAndCount(tenant, EntitySets.InboundConnectors));
        Assert.Equal(All, tenant.Read<InboundConnector>().Select(connector => connector.Name));
    }

    [Theory]
    [InlineData(FaultKind.MoreResultsWarning, "more results")]
    [InlineData(FaultKind.AdminApiError, "could not read all objects")]
    public async Task What_the_service_says_beside_the_rows_is_heard_in_a_batch_too(FaultKind kind, string reason)
    {
        await using var tenant = await ExchangeTenant.StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Get-InboundConnector$", Kind = kind });
        await tenant.Reader.PrepareAsync(Together, CancellationToken.None);
        var coverage = await tenant.ReadAsync(EntitySets.InboundConnectors);
        Assert.Equal((EvidenceState.Incomplete, 7L), (coverage.State, coverage.Count));
        Assert.Contains(reason, coverage.Reason, StringComparison.Ordinal);
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

    private static readonly EntitySet[] Together =
    [
        EntitySets.InboundConnectors, EntitySets.OutboundConnectors, EntitySets.TransportRules, EntitySets.AcceptedDomains, EntitySets.RemoteDomains, EntitySets.OrganizationConfig,
        EntitySets.JournalRules, EntitySets.TransportConfig, EntitySets.RoleGroups, EntitySets.ManagementScopes, EntitySets.ArcConfig, EntitySets.BlockedConnectors,
    ];

    /// <summary>Commands that were run, in batches or alone.</summary>
    private static int Cmdlets(ExchangeTenant tenant) => tenant.Emulator.Requests.Requests.Count(request => request.Url.Contains("/InvokeCommand", StringComparison.Ordinal));

    private static async Task<(EvidenceState State, long Count)> StateAndCount(ExchangeTenant tenant, EntitySet set)
    {
        var coverage = await tenant.ReadAsync(set);
        return (coverage.State, coverage.Count);
    }

    private static TheoryData<FaultKind, string> CrossBatches()
    {
        var data = new TheoryData<FaultKind, string>();
        foreach (var kind in new[] { FaultKind.Throttle, FaultKind.ThrottleSilent, FaultKind.Unavailable, FaultKind.ServerError, FaultKind.ErrorInBody, FaultKind.CutBody })
        {
            data.Add(kind, @"\$batch$");
            if (kind is not (FaultKind.CutBody or FaultKind.ErrorInBody))
            {
                data.Add(kind, "Get-InboundConnector$");
            }
        }

        return data;
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
