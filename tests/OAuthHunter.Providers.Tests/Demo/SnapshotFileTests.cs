using OAuthHunter.DemoTenant;
using OAuthHunter.Evidence;
using OAuthHunter.Model;
using OAuthHunter.Providers.Tests.Support;

namespace OAuthHunter.Providers.Tests.Demo;

/// <summary>A file that somebody took out of a snapshot says the same as in it.</summary>
public sealed class SnapshotFileTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Tenants { get; } = [.. DemoTenantSource.WideTenants];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(Tenants))]
    public async Task A_file_alone_says_what_it_says_in_its_snapshot(string name)
    {
        var snapshot = await DemoCommand.WriteAsync(DemoOptions.Default with { Wide = name, LogScale = 0.02 }, System.IO.Path.Combine(folder.Path, "contoso"));
        var whole = TempFolder.Read(snapshot).Sink.Records.ToLookup(record => record.Set, record => record.Record);
        foreach (var file in System.IO.Directory.EnumerateFiles(snapshot, "*.ndjson").Where(file => new FileInfo(file).Length > 0))
        {
            var set = EntitySets.Find(System.IO.Path.GetFileNameWithoutExtension(file))!;
            var (report, sink) = TempFolder.Read(folder.Write(System.IO.Path.Combine("alone", System.IO.Path.GetFileName(file)), await File.ReadAllBytesAsync(file)));

            Assert.Equal((set.Name, EvidenceState.Available), (Assert.Single(report.Files.Single().EntitySets), report.Coverage.Of(set).State));
            Assert.Equal(Texts(whole[set]), Texts(sink.Records.Select(record => record.Record)));
        }
    }

    // The same names and other shapes: Graph nests, and says null.
    [Theory]
    [InlineData("conditionalAccessPolicies", """{"id":"p","displayName":"P","state":"enabled","conditions":{"users":{"includeUsers":["All"]},"applications":{"includeApplications":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")]
    [InlineData("conditionalAccessPolicies", """{"id":"p","displayName":"P","state":"enabled","sessionControls":null,"conditions":{"users":{"includeUsers":["All"]}},"grantControls":{"operator":"OR","builtInControls":["mfa"]}}""")]
    public void An_export_of_Graph_under_the_same_name_is_read_as_what_it_is(string set, string line)
    {
        folder.Write(set + ".ndjson", line + "\n");

        Assert.Equal(["All"], Assert.Single(folder.Read().Sink.Of<ConditionalAccessPolicy>()).Conditions!.IncludeUsers);
    }

    [Theory]
    [InlineData("roleGroups.ndjson", "{\"Identity\":\"A\",\"Name\":\"A\",\"Colour\":\"red\"}")]
    [InlineData("roleGroups.ndjson", "{\"Identity\":\"A\",\"Members\":null}")]
    [InlineData("roleGroups.ndjson", "{\"Identity\":\"A\",\"Members\":\"x\"}")]
    [InlineData("roleGroups.ndjson", "{\"Identity\":{\"Name\":\"A\"}}")]
    [InlineData("roleGroups.ndjson", "{}")]
    [InlineData("roleGroups.ndjson", "[1]")]
    [InlineData("roleGroups.json", "{\"Identity\":\"A\",\"Name\":\"A\"}")]
    [InlineData("roles.ndjson", "{\"Identity\":\"A\",\"Name\":\"A\"}")]
    public void A_name_alone_makes_no_snapshot(string name, string line)
    {
        folder.Write(name, line + "\n");

        Assert.Empty(folder.Read().Sink.Records);
    }

    [Fact]
    public void A_file_that_is_cut_off_gives_what_it_has_and_says_so()
    {
        folder.Write("roleGroups.ndjson", "{\"Identity\":\"A\",\"Name\":\"A\",\"Members\":[\"x\"]}\n{\"Identity\":\"B\",\"Na");
        var (report, sink) = folder.Read();

        Assert.Equal("A", Assert.Single(sink.Of<RoleGroup>()).Name);
        Assert.Equal((EvidenceState.Incomplete, 1L), (report.Coverage.Of(EntitySets.RoleGroups).State, report.Files.Single().Rejected));
    }

    private static IEnumerable<string> Texts(IEnumerable<EvidenceRecord> records) => records.Select(record => System.Text.Json.JsonSerializer.Serialize<object>(record).Split("\"Origin\"")[0]).Order(StringComparer.Ordinal);
}
