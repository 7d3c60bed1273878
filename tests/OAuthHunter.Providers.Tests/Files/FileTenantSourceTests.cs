using System.IO.Compression;
using System.Text;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Files;

public sealed class FileTenantSourceTests : IDisposable
{
    private const string UserA = """{"id":"a","userPrincipalName":"amy@contoso.com","displayName":"Amy"}""";
    private const string UserB = """{"id":"b","userPrincipalName":"bob@contoso.com","displayName":"Bob"}""";

    private readonly TempFolder folder = new();

    public static TheoryData<string> EncodingNames => ["utf-8", "utf-16", "utf-16BE"];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(EncodingNames))]
    public void Encodings_are_told_by_mark_or_zero_bytes(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        folder.Write("marked.json", [.. encoding.GetPreamble(), .. encoding.GetBytes($"[{UserA}]")]);
        folder.Write("plain.json", encoding.GetBytes($"[{UserB}]"));

        var (report, sink) = folder.Read();

        Assert.Equal(["amy@contoso.com", "bob@contoso.com"], sink.Of<User>().Select(user => user.UserPrincipalName));
        Assert.All(report.Files, file => Assert.Null(file.Problem));
    }

    [Fact]
    public void Wrong_bytes_are_replaced_and_counted()
    {
        folder.Write("u.json", [.. Encoding.UTF8.GetBytes("""[{"id":"a","userPrincipalName":"amy@contoso.com","displayName":"A"""), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\"}]")]);

        var (report, sink) = folder.Read();

        Assert.Equal("A\uFFFD\uFFFD", sink.Of<User>().Single().DisplayName);
        Assert.StartsWith("2 byte", report.Files.Single().Problem);
    }

    [Fact]
    public void Duplicates_are_counted_and_passed_on_once()
    {
        folder.Write("1.json", $"[{UserA},{UserB}]");
        folder.Write("2.ndjson", UserB + "\n" + UserA + "\n" + UserA + "\n");

        var (report, sink) = folder.Read();

        Assert.Equal(2, sink.Records.Count);
        Assert.Equal([0L, 3L], report.Files.Select(file => file.Duplicates));
        Assert.Equal(2, report.Coverage.Of(EntitySets.Users).Count);
        Assert.Equal(EvidenceState.Available, report.Coverage.Of(EntitySets.Users).State);
    }

    [Fact]
    public void A_damaged_line_is_rejected_with_its_number_and_the_rest_is_read()
    {
        folder.Write("u.ndjson", UserA + "\n{\"id\": nonsense}\n" + UserB + "\n");

        var (report, sink) = folder.Read();

        Assert.Equal(2, sink.Records.Count);
        Assert.Equal(2, Assert.Single(report.Files.Single().Rejections).Line);
        Assert.Equal(EvidenceState.Incomplete, report.Coverage.Of(EntitySets.Users).State);
        Assert.Contains("u.ndjson", report.Coverage.Of(EntitySets.Users).Reason);
    }

    [Fact]
    public void Half_a_page_is_incomplete()
    {
        folder.Write("u.json", "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users\",\"value\":[" + UserA + ",{\"id\":\"b\"");

        var (report, sink) = folder.Read();

        Assert.Single(sink.Records);
        Assert.Contains("cut off", report.Files.Single().Problem);
        Assert.Equal(EvidenceState.Incomplete, report.Coverage.Of(EntitySets.Users).State);
    }

    [Fact]
    public void An_error_in_the_middle_of_an_answer_is_incomplete()
    {
        folder.Write("u.json", "{\"value\":[" + UserA + ",{\"error\":{\"code\":\"UnknownError\",\"message\":\"Try later.\"}}]}");

        var file = folder.Read().Report.Files.Single();

        Assert.Contains("Try later.", file.Problem);
        Assert.Equal(EvidenceState.Incomplete, file.Completeness);
    }

    [Theory]
    [InlineData("", EvidenceState.Available)]
    [InlineData(",\"@odata.nextLink\":\"https://graph.microsoft.com/v1.0/users?$skiptoken=1\"", EvidenceState.Incomplete)]
    public void An_empty_page_is_evidence_of_nothing_unless_more_pages_follow(string tail, EvidenceState state)
    {
        folder.Write("u.json", "{\"@odata.context\":\"https://graph.microsoft.com/v1.0/$metadata#users\",\"value\":[]" + tail + "}");

        var coverage = folder.Read().Report.Coverage.Of(EntitySets.Users);

        Assert.Equal((state, 0L), (coverage.State, coverage.Count));
    }

    [Fact]
    public void Twenty_members_are_a_list_that_was_cut()
    {
        var members = string.Join(",", Enumerable.Range(0, 20).Select(number => $$"""{"id":"m{{number}}"}"""));
        folder.Write("g.json", $$"""[{"id":"g1","displayName":"Admins","groupTypes":[],"members":[{{members}}]}]""");

        Assert.Equal(EvidenceState.Incomplete, folder.Read().Report.Coverage.Of(EntitySets.Groups).State);
    }

    [Fact]
    public void Archives_and_compressed_files_are_read_in_place()
    {
        using (var archive = ZipFile.Open(Path.Combine(folder.Path, "evidence.zip"), ZipArchiveMode.Create))
        {
            using var entry = new StreamWriter(archive.CreateEntry("in/users.json").Open());
            entry.Write($"[{UserA}]");
        }

        using (var gzip = new GZipStream(File.Create(Path.Combine(folder.Path, "users.ndjson.gz")), CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(UserB));
        }

        var (report, sink) = folder.Read();

        Assert.Equal(2, sink.Of<User>().Count());
        Assert.Contains(report.Files, file => file.Path.EndsWith("evidence.zip!in/users.json", StringComparison.Ordinal));
    }

    [Fact]
    public void One_unreadable_file_does_not_stop_the_others()
    {
        folder.Write("1-empty.json", string.Empty);
        folder.Write("2-cut.zip", [(byte)'P', (byte)'K', 3, 4, 0, 0, 9, 9]);
        folder.Write("3-notes.md", "# Notes\n\nNothing here.\n");
        folder.Write("4-users.json", $"[{UserA}]");

        var (report, sink) = folder.Read();

        Assert.Single(sink.Records);
        Assert.Equal(4, report.Files.Count);
        Assert.All(report.Files.Take(3), file => Assert.NotNull(file.Problem));
        Assert.All(report.Files.Take(3), file => Assert.NotNull(file.RecommendedAction));
        Assert.Equal("Unrecognised", report.Files[2].Format);
        Assert.Equal(EvidenceState.NotCaptured, report.Files[2].Completeness);
    }

    [Fact]
    public void Log_records_without_a_time_are_read_and_make_the_set_incomplete()
    {
        folder.Write("audit.json", """{"Id":"1","Operation":"New-InboundConnector","Workload":"Exchange","RecordType":1,"UserId":"a@contoso.com"}""");

        var report = folder.Read().Report;

        var file = report.Files.Single();
        Assert.Equal(1, file.Read);
        Assert.Equal(EvidenceState.Incomplete, file.Completeness);
        Assert.Contains("no time", file.Problem);
        Assert.Equal(EvidenceState.Incomplete, report.Coverage.Of(EntitySets.UnifiedAuditLog).State);
    }

    [Fact]
    public void What_is_known_but_not_hunted_in_is_counted_and_named()
    {
        folder.Write("sp.json", """{"Id":"1","CreationTime":"2026-09-01T10:00:00","Operation":"FileAccessed","Workload":"SharePoint"}""");

        var file = folder.Read().Report.Files.Single();

        Assert.Equal((0L, 1L), (file.Read, file.Ignored));
        Assert.Contains("SharePoint", file.Format);
        Assert.Null(file.Problem);
    }

    [Fact]
    public void A_forgotten_id_makes_the_count_of_duplicates_a_minimum()
    {
        var filter = new DuplicateFilter(4);

        Assert.All(Enumerable.Range(0, 4), number => Assert.True(filter.Add($"id{number}")));
        Assert.False(filter.Add("ID0"));
        Assert.False(filter.HasForgotten);
        Assert.All(Enumerable.Range(4, 4), number => Assert.True(filter.Add($"id{number}")));
        Assert.True(filter.HasForgotten);
        Assert.False(filter.Add("id7"));
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        folder.Write("u.json", $"[{UserA}]");
        var sink = new RecordingSink();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FileTenantSource([folder.Path]).ReadAsync(sink, sink, new CancellationToken(canceled: true)));
    }
}
