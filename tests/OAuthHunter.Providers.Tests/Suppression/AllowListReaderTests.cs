using OAuthHunter.Providers.Suppression;
using OAuthHunter.Providers.Tests.Support;
using OAuthHunter.Suppression;

namespace OAuthHunter.Providers.Tests.Suppression;

public sealed class AllowListReaderTests
{
    private const string Good = """{"detectionId":"APP-001","target":"Mail automation","reason":"Ours, reviewed","owner":"mail team","expires":"2027-03-31"}""";

    [Fact]
    public void A_list_of_entries_is_read()
    {
        var entry = Assert.Single(Read("list.json", $"[{Good}]")).Entry!;

        Assert.Equal(["APP-001"], entry.DetectionIds);
        Assert.Equal(("Mail automation", "Ours, reviewed", "mail team"), (entry.Target, entry.Reason, entry.Owner));
        Assert.Equal(new DateTimeOffset(2027, 4, 1, 0, 0, 0, TimeSpan.Zero), entry.Expires);
    }

    [Fact]
    public void A_document_with_entries_comments_and_a_list_of_ids_is_read()
    {
        var text = """
            // reviewed in March
            { "entries": [ { "detectionIds": ["TRN-*", "CNX-003"], "target": "*", "reason": "gateway", "owner": "ops", "expires": "2027-03-31T12:00:00Z", }, ] }
            """;
        var entry = Assert.Single(Read("list.json", text)).Entry!;

        Assert.Equal(["TRN-*", "CNX-003"], entry.DetectionIds);
        Assert.Equal(new DateTimeOffset(2027, 3, 31, 12, 0, 0, TimeSpan.Zero), entry.Expires);
    }

    [Fact]
    public void A_spreadsheet_is_read()
    {
        var items = Read("list.csv", "DetectionId,Target,Reason,Owner,Expires\r\nROL-002;ROL-006,\"Backup, nightly\",contract 17,ops,2027-01-31\r\n\r\nPOL-*,*,test tenant,ops,\r\n");

        Assert.Equal(["ROL-002", "ROL-006"], items[0].Entry!.DetectionIds);
        Assert.Equal("Backup, nightly", items[0].Entry!.Target);
        Assert.Contains("no expiry", items[1].Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"detectionId":"APP-001","target":"x","owner":"o","expires":"2027-03-31"}""", "no reason")]
    [InlineData("""{"detectionId":"APP-001","target":"x","reason":"r","expires":"2027-03-31"}""", "no owner")]
    [InlineData("""{"detectionId":"APP-001","target":"x","reason":"r","owner":"o"}""", "no expiry")]
    [InlineData("""{"detectionId":"APP-001","reason":"r","owner":"o","expires":"2027-03-31"}""", "no target")]
    [InlineData("""{"target":"x","reason":" ","owner":"o","expires":"2027-03-31"}""", "no detection id, no reason")]
    [InlineData("""{"detectionId":"APP-999","target":"x","reason":"r","owner":"o","expires":"2027-03-31"}""", "no detection 'APP-999'")]
    [InlineData("""{"detectionId":"CHN-001","target":"x","reason":"r","owner":"o","expires":"2027-03-31"}""", "is a chain")]
    [InlineData("""{"detectionId":"APP-001","target":"x","reason":"r","owner":"o","expires":"some day"}""", "is no date")]
    [InlineData("17", "no object")]
    public void Half_a_decision_is_refused_and_the_rest_is_read(string entry, string problem)
    {
        var items = Read("list.json", $"[{entry},{Good}]");

        Assert.Null(items[0].Entry);
        Assert.Contains(problem, items[0].Problem, StringComparison.Ordinal);
        Assert.Equal("list.json, entry 1", items[0].Origin);
        Assert.NotNull(items[1].Entry);
    }

    [Theory]
    [InlineData("list.json", "", "empty")]
    [InlineData("list.json", "[{", "no valid JSON")]
    [InlineData("list.json", "{\"a\":1}", "no list")]
    [InlineData("list.csv", "Name,Value\r\na,b\r\n", "first line")]
    [InlineData("list.csv", "\"Detection", "CSV")]
    public void A_file_that_is_none_says_so(string name, string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<InvalidDataException>(() => Read(name, text)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_documented_examples_are_valid()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "OAuthHunter.slnx")))
        {
            folder = folder.Parent;
        }

        foreach (var name in new[] { "allow-list.example.json", "allow-list.example.csv" })
        {
            var items = AllowListReader.Read(Path.Combine(folder.FullName, "docs", name));
            Assert.NotEmpty(items);
            Assert.All(items, item => Assert.NotNull(item.Entry));
        }
    }

    private static IReadOnlyList<AllowListItem> Read(string name, string text)
    {
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, name);
        File.WriteAllText(path, text);
        return AllowListReader.Read(path);
    }
}
