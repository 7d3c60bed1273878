using OAuthHunter.Emulator.Faults;
using OAuthHunter.Emulator.Hosting;
using OAuthHunter.Evidence;
using OAuthHunter.Hosting;
using OAuthHunter.Model;
using OAuthHunter.Providers.Exchange;
using OAuthHunter.Providers.Graph;
using OAuthHunter.Providers.Http;
using OAuthHunter.Providers.Live;
using OAuthHunter.Providers.Tests.Emulator;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Graph;

/// <summary>The unified audit log through Graph's searches: the same records as Exchange gives, or a gap with its reason.</summary>
public sealed class AuditLogQueriesTests
{
    private const string Post = "POST /v1.0/security/auditLog/queries$";
    private const string Poll = "GET /v1.0/security/auditLog/queries/[^/?]+$";
    private const string Records = "GET /v1.0/security/auditLog/queries/[^/]+/records";

    private static readonly DateTimeOffset CapturedAt = new(2022, 9, 30, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<FaultKind, string> Matrix { get; } = Cross();

    [Fact]
    public async Task The_same_records_come_as_from_Exchange()
    {
        await using var tenant = await StartAsync();
        var byGraph = await ReadAsync(tenant);
        var byExchange = await ReadAsync(tenant, AuditLogAccess.Exchange);

        Assert.Equal((EvidenceState.Available, 21L, null), (byGraph.Coverage.State, byGraph.Coverage.Count, byGraph.Coverage.Reason));
        Assert.Equal(Texts(byExchange.Sink), Texts(byGraph.Sink));
        Assert.Equal(byExchange.Coverage with { Reason = null }, byGraph.Coverage);
        Assert.Equal(4, tenant.Emulator.Requests.Operations.Where(pair => pair.Key.StartsWith("POST", StringComparison.Ordinal) && pair.Key.Contains("auditLog", StringComparison.Ordinal)).Sum(pair => pair.Value));
    }

    [Fact]
    public async Task What_was_searched_for_is_said_because_the_rest_is_not_known()
    {
        await using var tenant = await StartAsync();
        foreach (var road in new[] { AuditLogAccess.Graph, AuditLogAccess.Exchange })
        {
            var read = await ReadAsync(tenant, road);
            Assert.Contains("ExchangeAdmin", read.Coverage.Scope, StringComparison.Ordinal);
            Assert.Contains("UserLoginFailed", read.Coverage.Scope, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_that_passes_costs_nothing_but_time(FaultKind kind, string where)
    {
        await using var tenant = await StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = where, Kind = kind, After = 1, Times = 2 });
        var read = await ReadAsync(tenant);
        Assert.Equal((EvidenceState.Available, 21L, null), (read.Coverage.State, read.Coverage.Count, read.Coverage.Reason));
        Assert.Equal(21, read.Sink.Of<AuditRecord>().Select(record => record.Id).Distinct().Count());
        Assert.Equal(2, tenant.Emulator.Faults.Struck);
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task A_fault_that_stays_is_a_gap_with_its_reason(FaultKind kind, string where)
    {
        await using var tenant = await StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = where, Kind = kind, After = where == Poll ? 6 : where == Records ? 2 : 1, Times = 1_000 });
        var read = await ReadAsync(tenant);
        Assert.Equal(EvidenceState.Incomplete, read.Coverage.State);
        Assert.InRange(read.Sink.Of<AuditRecord>().Count(), 0, 21);
        Assert.Equal(read.Coverage.Count, read.Sink.Of<AuditRecord>().Count());
        Assert.Contains("auditLog/queries", read.Coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_expires_begins_the_listing_again_and_delivers_nothing_twice()
    {
        await using var tenant = await StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = Records, Kind = FaultKind.ExpiredSkipToken });
        var read = await ReadAsync(tenant);
        Assert.Equal((EvidenceState.Available, 21L), (read.Coverage.State, read.Coverage.Count));
        Assert.Equal(21, read.Sink.Of<AuditRecord>().Select(record => record.Id).Distinct().Count());
        Assert.Equal(1, tenant.Emulator.Faults.Struck);
    }

    [Fact]
    public async Task A_page_that_expires_again_and_again_is_a_gap()
    {
        await using var tenant = await StartAsync();
        tenant.Emulator.Faults.Add(new FaultRule { Path = Records, Kind = FaultKind.ExpiredSkipToken, Times = 1_000 });
        var read = await ReadAsync(tenant);
        Assert.Equal(EvidenceState.Incomplete, read.Coverage.State);
        Assert.Contains("Directory_ExpiredPageToken", read.Coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_are_looked_at_less_and_less_often_until_they_have_run()
    {
        await using var tenant = await StartAsync(options => options with { AuditQueryPolls = 4 });
        var waits = new List<TimeSpan>();
        var read = await ReadAsync(tenant, waits: waits);
        Assert.Equal(EvidenceState.Available, read.Coverage.State);
        Assert.Equal([1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 8, 8, 8, 8], waits.Select(wait => (int)wait.TotalSeconds).Order());
    }

    [Fact]
    public async Task A_search_that_never_runs_is_given_up_and_said()
    {
        await using var tenant = await StartAsync(options => options with { AuditQueryPolls = int.MaxValue });
        var read = await ReadAsync(tenant);
        Assert.Equal((EvidenceState.NotCaptured, 0L), (read.Coverage.State, read.Coverage.Count));
        Assert.Contains("60 minutes", read.Coverage.Reason, StringComparison.Ordinal);
        Assert.Null(read.Coverage.Scope);
    }

    [Fact]
    public async Task Missing_permission_is_denied_by_name()
    {
        await using var tenant = await StartAsync(options => options with { GraphPermissions = ["AuditLog.Read.All"] });
        var read = await ReadAsync(tenant);
        Assert.Equal(EvidenceState.Denied, read.Coverage.State);
        Assert.Contains("AuditLogsQuery.Read.All", read.Coverage.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, EvidenceState.Available)]
    [InlineData(false, EvidenceState.Denied)]
    public async Task Graph_serves_where_Exchange_refuses_the_log(bool hasPermission, EvidenceState state)
    {
        await using var tenant = await StartAsync(options => options with { DirectoryRoles = [], GraphPermissions = hasPermission ? ["AuditLogsQuery.Read.All"] : [] });
        var read = await ReadAsync(tenant, AuditLogAccess.Auto);
        Assert.Equal(state, read.Coverage.State);
        if (!hasPermission)
        {
            Assert.Contains("View-Only Audit Logs", read.Coverage.Reason, StringComparison.Ordinal);
            Assert.Contains("AuditLogsQuery.Read.All", read.Coverage.Reason, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Exchange_comes_first_where_nobody_wishes_otherwise()
    {
        await using var tenant = await StartAsync();
        Assert.Equal(EvidenceState.Available, (await ReadAsync(tenant, AuditLogAccess.Auto)).Coverage.State);
        Assert.Equal(0, tenant.Emulator.Requests.Count("auditLog/queries"));
    }

    private static Task<EmulatedTenant> StartAsync(Func<EmulatorOptions, EmulatorOptions>? change = null) => EmulatedTenant.StartAsync(
        options => change?.Invoke(options with { PageLimit = 3 }) ?? options with { PageLimit = 3 },
        ("unifiedAuditLog", [.. Rows(8, "Add service principal", 8, "AzureActiveDirectory"), .. Rows(7, "New-TransportRule", 1, "Exchange"), .. Rows(6, "UserLoggedIn", 15, "AzureActiveDirectory"), .. Rows(4, "FileAccessed", 6, "SharePoint")]));

    private static IEnumerable<object> Rows(int count, string operation, int type, string workload) => Enumerable.Range(1, count).Select(i => (object)new
    {
        Id = $"{operation}-{i}", CreationTime = $"2022-09-{10 + i:00}T10:00:0{i}", Operation = operation, RecordType = type, Workload = workload, UserId = "admin@contoso.com", ClientIP = $"192.0.2.{i}",
    });

    private static async Task<(EntitySetCoverage Coverage, RecordingSink Sink)> ReadAsync(EmulatedTenant tenant, AuditLogAccess road = AuditLogAccess.Graph, List<TimeSpan>? waits = null)
    {
        var emulator = tenant.Emulator;
        var policy = new RetryPolicy
        {
            Wait = (time, _) =>
            {
                lock (waits ?? [])
                {
                    waits?.Add(time);
                }

                return Task.CompletedTask;
            },
        };
        using var graph = new GraphClient(GraphHttp.Create(), new FakeTokens(emulator.IssueGraphToken()), emulator.BaseAddress, policy);
        using var exchange = ExchangeReader.OverRest(emulator.BaseAddress, EmulatedTenant.TenantId, new FakeTokens(emulator.IssueExchangeToken()), policy);
        var sink = new RecordingSink();
        var source = new LiveTenantSource(
            new TenantConnection { Description = "contoso.com" }, graph, policy, exchange, new LiveReadOptions { CapturedAt = CapturedAt, EntitySets = [EntitySets.UnifiedAuditLog] }, road);
        return ((await source.ReadAsync(sink, sink, CancellationToken.None)).Coverage.Of(EntitySets.UnifiedAuditLog), sink);
    }

    private static List<string> Texts(RecordingSink sink) => [.. sink.Of<AuditRecord>().Select(record => $"{record.Id} {record.CreationTime:O} {record.Operation} {record.RecordType} {record.UserId} {record.ClientIP}").Order(StringComparer.Ordinal)];

    private static TheoryData<FaultKind, string> Cross()
    {
        var data = new TheoryData<FaultKind, string>();
        foreach (var kind in new[] { FaultKind.Throttle, FaultKind.ThrottleSilent, FaultKind.Unavailable, FaultKind.ServerError, FaultKind.CutBody, FaultKind.ErrorInBody })
        {
            foreach (var where in new[] { Post, Poll, Records })
            {
                data.Add(kind, where);
            }
        }

        return data;
    }
}
