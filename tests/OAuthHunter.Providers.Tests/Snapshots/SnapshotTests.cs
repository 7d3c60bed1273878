using System.Text.Json;
using System.Text.Json.Nodes;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Snapshots;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 9, 30, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("snapshot")]
    [InlineData("snapshot.zip")]
    public async Task States_tenant_and_time_come_back(string name)
    {
        var source = new ListSource(
            (EntitySets.Users, new User { Id = "u1", UserPrincipalName = "amy@contoso.com" }),
            (EntitySets.InboundConnectors, new InboundConnector { Name = "Relay", SenderIPAddresses = ["192.0.2.1"] }));
        source.States[EntitySets.RiskyUsers] = (EvidenceState.NotLicensed, "Entra ID P2 is missing.");
        source.States[EntitySets.Groups] = (EvidenceState.Available, null);

        var result = await Write(source, name);
        var (report, sink) = TempFolder.Read(result.Path);

        Assert.Equal(2, sink.Records.Count);
        Assert.Equal((EvidenceState.NotLicensed, "Entra ID P2 is missing."), (report.Coverage.Of(EntitySets.RiskyUsers).State, report.Coverage.Of(EntitySets.RiskyUsers).Reason));
        Assert.Equal((EvidenceState.Available, 0L), (report.Coverage.Of(EntitySets.Groups).State, report.Coverage.Of(EntitySets.Groups).Count));
        Assert.Equal(EvidenceState.NotCaptured, report.Coverage.Of(EntitySets.Domains).State);
        Assert.Equal((Now, ListSource.Tenant), (report.CapturedAt, report.TenantId));
        Assert.Equal([folder.Path], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetDirectoryName).Distinct());
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Names_are_Graphs_and_Exchanges_own_without_nulls_or_origin()
    {
        await Write(
            new ListSource(
                (EntitySets.SignIns, new SignIn { Id = "s1", IPAddress = "192.0.2.1", Origin = new EvidenceOrigin("x.json", 3) }),
                (EntitySets.InboundConnectors, new InboundConnector { Name = "Relay" })),
            "snapshot");

        Assert.Equal("""{"id":"s1","ipAddress":"192.0.2.1","fromUnifiedAuditLog":false}""", Text("signIns.ndjson"));
        Assert.Equal("""{"Name":"Relay"}""", Text("inboundConnectors.ndjson"));
    }

    [Fact]
    public async Task The_same_evidence_gives_the_same_bytes()
    {
        var source = new ListSource((EntitySets.Users, new User { Id = "u1" }), (EntitySets.Users, new User { Id = "u2" }));

        var first = await Write(source, "a.zip");
        var second = await Write(source, "b.zip");

        Assert.Equal(File.ReadAllBytes(first.Path), File.ReadAllBytes(second.Path));
    }

    [Fact]
    public async Task A_snapshot_folder_that_somebody_packed_is_still_a_snapshot()
    {
        var result = await Write(new ListSource((EntitySets.SignIns, new SignIn { Id = "s1", City = "Delft" })), "snapshot");
        var zip = Path.Combine(folder.Path, "packed.zip");
        System.IO.Compression.ZipFile.CreateFromDirectory(result.Path, zip, System.IO.Compression.CompressionLevel.Fastest, includeBaseDirectory: true);

        Assert.Equal("Delft", TempFolder.Read(zip).Sink.Of<SignIn>().Single().City);
    }

    [Fact]
    public async Task A_changed_file_makes_its_set_incomplete()
    {
        var result = await Write(new ListSource((EntitySets.Users, new User { Id = "u1" })), "snapshot");
        File.AppendAllText(Path.Combine(result.Path, "users.ndjson"), "{\"id\":\"u2\"}\n");

        var coverage = TempFolder.Read(result.Path).Report.Coverage.Of(EntitySets.Users);

        Assert.Equal(EvidenceState.Incomplete, coverage.State);
        Assert.Contains("SHA-256", coverage.Reason);
    }

    [Fact]
    public async Task A_missing_file_makes_its_set_incomplete()
    {
        var result = await Write(new ListSource((EntitySets.Users, new User { Id = "u1" })), "snapshot");
        File.Delete(Path.Combine(result.Path, "users.ndjson"));

        Assert.Equal(EvidenceState.Incomplete, TempFolder.Read(result.Path).Report.Coverage.Of(EntitySets.Users).State);
    }

    [Fact]
    public async Task An_empty_file_that_an_installer_left_out_is_not_missed()
    {
        var source = new ListSource((EntitySets.Users, new User { Id = "u1" }));
        source.States[EntitySets.Groups] = (EvidenceState.Available, null);
        var result = await Write(source, "snapshot");
        File.Delete(Path.Combine(result.Path, "groups.ndjson"));

        var (report, _) = TempFolder.Read(result.Path);

        Assert.All(report.Files, file => Assert.Null(file.Problem));
        Assert.Equal((EvidenceState.Available, 0L), (report.Coverage.Of(EntitySets.Groups).State, report.Coverage.Of(EntitySets.Groups).Count));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_the_way_out()
    {
        var result = await Write(new ListSource((EntitySets.Users, new User { Id = "u1" })), "snapshot");
        var manifest = JsonNode.Parse(File.ReadAllText(Path.Combine(result.Path, "manifest.json")))!;
        manifest["schemaVersion"] = 2;
        File.WriteAllText(Path.Combine(result.Path, "manifest.json"), manifest.ToJsonString());

        var (report, sink) = TempFolder.Read(result.Path);

        Assert.Empty(sink.Records);
        Assert.Contains("schema version 2", report.Files.Single().Problem);
        Assert.Equal("Update the module.", report.Files.Single().RecommendedAction);
        Assert.False(report.Coverage.Has(EntitySets.Users));
    }

    [Fact]
    public async Task A_manifest_cannot_name_files_outside()
    {
        var result = await Write(new ListSource((EntitySets.Users, new User { Id = "u1" })), "snapshot");
        folder.Write("outside.ndjson", "{\"id\":\"u9\"}\n");
        var path = Path.Combine(result.Path, "manifest.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"users.ndjson\"", "\"../outside.ndjson\"", StringComparison.Ordinal));

        Assert.Empty(TempFolder.Read(result.Path).Sink.Records);
    }

    [Fact]
    public async Task A_write_that_fails_leaves_nothing_behind()
    {
        var source = new ListSource((EntitySets.Users, new User { Id = "u1" })) { Failure = new OperationCanceledException() };

        await Assert.ThrowsAsync<OperationCanceledException>(() => Write(source, "snapshot"));

        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task An_existing_target_is_not_touched()
    {
        folder.Write("snapshot/mine.txt", "keep");

        await Assert.ThrowsAsync<IOException>(() => Write(new ListSource(), "snapshot"));

        Assert.Equal("keep", File.ReadAllText(Path.Combine(folder.Path, "snapshot", "mine.txt")));
    }

    [Fact]
    public void Lists_that_a_snapshot_lacks_are_empty_not_null()
    {
        var type = SnapshotJson.Of(EntitySets.UnifiedAuditLog);

        var record = (AuditRecord)SnapshotJson.Complete((AuditRecord)JsonSerializer.Deserialize("""{"Id":"1"}""", type)!);

        Assert.Empty(record.Parameters);
        Assert.Empty(record.Actor);
    }

    private Task<Hosting.SnapshotResult> Write(ListSource source, string name) =>
        SnapshotWriter.WriteAsync(source, Path.Combine(folder.Path, name), "1.0.0", Now, new RecordingSink(), CancellationToken.None);

    private string Text(string name) => File.ReadAllText(Path.Combine(folder.Path, "snapshot", name)).TrimEnd('\n');
}
