using OAuthHunter.Emulator.Faults;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Tests.Exchange;

public sealed class AuditLogReaderTests
{
    private static readonly DateTimeOffset Start = ExchangeTenant.CapturedAt.AddDays(-6);

    [Fact]
    public async Task A_slice_that_comes_back_full_is_split_until_nothing_is_lost()
    {
        // Two hundred records in a few hours, searches of twenty: the first slice loses nine tenths.
        object[] rows = [.. Enumerable.Range(1, 200).Select(i => Row($"r{i}", Start.AddSeconds(i * 90)))];
        await using var tenant = await StartAsync(rows);
        var coverage = await tenant.ReadAsync(EntitySets.UnifiedAuditLog, TimeSpan.FromDays(7));
        Assert.Equal((EvidenceState.Available, 200L, null), (coverage.State, coverage.Count, coverage.Reason));
        Assert.Equal(Ids(rows.Length), tenant.Read<AuditRecord>().Select(record => record.Id).Order(StringComparer.Ordinal));
        Assert.Equal((Start.AddSeconds(90), Start.AddSeconds(200 * 90)), (coverage.First, coverage.Last));
        Assert.True(tenant.Emulator.Requests.Count("Search-UnifiedAuditLog") > 40);
    }

    [Fact]
    public async Task Duplicates_count_once()
    {
        object[] rows = [.. Enumerable.Range(1, 9).SelectMany(i => new[] { Row($"r{i}", Start.AddMinutes(i)), Row($"r{i}", Start.AddMinutes(i)) })];
        await using var tenant = await StartAsync(rows);
        Assert.Equal(9, (await tenant.ReadAsync(EntitySets.UnifiedAuditLog)).Count);
        Assert.Equal(Ids(9), tenant.Read<AuditRecord>().Select(record => record.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_second_that_holds_more_than_a_search_gives_is_a_named_gap()
    {
        object[] rows = [.. Enumerable.Range(1, 30).Select(i => Row($"r{i}", Start))];
        await using var tenant = await StartAsync(rows);
        var coverage = await tenant.ReadAsync(EntitySets.UnifiedAuditLog, TimeSpan.FromDays(7));
        Assert.Equal((EvidenceState.Incomplete, 20L), (coverage.State, coverage.Count));
        Assert.Contains("more than the 20 records", coverage.Reason, StringComparison.Ordinal);
        Assert.Contains("2022-09-24 12:00:00", coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operations_are_found_as_the_log_spells_them_and_everyday_updates_are_left_there()
    {
        object[] rows =
        [
            Row("app", Start, "Add application", "8"),
            Row("secret", Start, "Update application - Certificates and secrets management", "8"),
            Row("consent", Start, "Consent to application.", "8"),
            Row("everyday", Start, "Update device", "8"),
            Row("failed", Start, "UserLoginFailed", "15"),
            Row("admin", Start, "Set-Mailbox", "1"),
            Row("old", Start.AddDays(-90), "New-InboundConnector", "1"),
        ];
        await using var tenant = await StartAsync(rows);
        await tenant.ReadAsync(EntitySets.UnifiedAuditLog);
        Assert.Equal(["admin", "app", "consent", "failed", "secret"], tenant.Read<AuditRecord>().Select(record => record.Id).Order(StringComparer.Ordinal));
        Assert.Equal("Update application - Certificates and secrets management", tenant.Read<AuditRecord>().Single(record => record.Id == "secret").Operation);
    }

    [Theory]
    [InlineData(FaultKind.Throttle)]
    [InlineData(FaultKind.ThrottleSilent)]
    [InlineData(FaultKind.Unavailable)]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.ErrorInBody)]
    [InlineData(FaultKind.MoreResultsWarning)]
    public async Task A_session_that_stumbles_begins_again_and_loses_no_page(FaultKind kind)
    {
        object[] rows = [.. Enumerable.Range(1, 18).Select(i => Row($"r{i}", Start.AddMinutes(i)))];
        foreach (var page in new[] { 0, 1, 2, 3 })
        {
            await using var tenant = await StartAsync(rows);
            tenant.Emulator.Faults.Add(new FaultRule { Path = "Search-UnifiedAuditLog$", Kind = kind, After = page, Times = 2, Bytes = 600 });
            var coverage = await tenant.ReadAsync(EntitySets.UnifiedAuditLog, TimeSpan.FromDays(7));
            Assert.Equal((EvidenceState.Available, 18L, null), (coverage.State, coverage.Count, coverage.Reason));
            Assert.Equal(Ids(18), tenant.Read<AuditRecord>().Select(record => record.Id).Order(StringComparer.Ordinal));
            Assert.Equal(2, tenant.Emulator.Faults.Struck);
        }
    }

    [Theory]
    [InlineData(FaultKind.ServerError)]
    [InlineData(FaultKind.CutBody)]
    [InlineData(FaultKind.Throttle)]
    public async Task A_search_that_keeps_failing_is_a_gap_with_its_reason(FaultKind kind)
    {
        object[] rows = [.. Enumerable.Range(1, 18).Select(i => Row($"r{i}", Start.AddMinutes(i)))];
        await using var tenant = await StartAsync(rows);
        tenant.Emulator.Faults.Add(new FaultRule { Path = "Search-UnifiedAuditLog$", Kind = kind, After = 4, Times = 10_000 });
        var coverage = await tenant.ReadAsync(EntitySets.UnifiedAuditLog, TimeSpan.FromDays(7));
        Assert.NotEqual(EvidenceState.Available, coverage.State);
        Assert.Equal(tenant.Read<AuditRecord>().Count, coverage.Count);
        Assert.Contains("could not be read", coverage.Reason, StringComparison.Ordinal);
        Assert.Contains("not tried", coverage.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_role_the_log_is_denied_and_the_role_named()
    {
        await using var tenant = await ExchangeTenant.StartAsync(token: emulator => emulator.IssueExchangeToken(true));
        var coverage = await tenant.ReadAsync(EntitySets.UnifiedAuditLog);
        Assert.Equal(EvidenceState.Denied, coverage.State);
        Assert.Contains("View-Only Audit Logs", coverage.Reason, StringComparison.Ordinal);
        Assert.Equal(1, tenant.Emulator.Requests.Count("Search-UnifiedAuditLog"));
    }

    private static Task<ExchangeTenant> StartAsync(object[] rows) => ExchangeTenant.StartAsync(
        options => options with { AuditPageLimit = 5, AuditSessionLimit = 20 }, auditPage: 5, auditBound: 20, sets: ("unifiedAuditLog", rows));

    private static object Row(string id, DateTimeOffset time, string operation = "New-InboundConnector", string type = "1") =>
        new { Id = id, CreationTime = time.UtcDateTime.ToString("s"), Operation = operation, RecordType = type, UserId = "admin@contoso.com" };

    private static IEnumerable<string> Ids(int count) => Enumerable.Range(1, count).Select(i => $"r{i}").Order(StringComparer.Ordinal);
}
