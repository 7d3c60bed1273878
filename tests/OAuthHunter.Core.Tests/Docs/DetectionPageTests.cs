using OAuthHunter.Core.Tests.Support;
using OAuthHunter.Correlation;
using OAuthHunter.Detections;

namespace OAuthHunter.Core.Tests.Docs;

/// <summary>The pages under docs/detections are what the descriptors say. OAUTHHUNTER_UPDATE_DOCS=1 writes them anew.</summary>
public class DetectionPageTests
{
    public static TheoryData<string> Ids => [.. Descriptors.Select(descriptor => descriptor.Id)];

    private static IReadOnlyList<DetectionDescriptor> Descriptors { get; } =
        [.. DetectionCatalog.All.Select(detection => detection.Descriptor).Concat(ChainCatalog.All.Select(pattern => pattern.Descriptor)).OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_page_of_each_detection_is_what_its_descriptor_says(string id) =>
        Check($"{id}.md", DetectionPage.Render(Descriptors.Single(descriptor => descriptor.Id == id)));

    [Fact]
    public void The_index_names_every_detection() => Check("README.md", DetectionPage.Index(Descriptors));

    [Fact]
    public void There_is_no_page_without_a_detection()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs", "detections"), "*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order(StringComparer.Ordinal);

        Assert.Equal(Descriptors.Select(descriptor => descriptor.Id).Append("README").Order(StringComparer.Ordinal), pages);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_descriptor_is_complete(string id)
    {
        var descriptor = Descriptors.Single(one => one.Id == id);

        Assert.Matches("^[A-Z]{3}-[0-9]{3}$", descriptor.Id);
        Assert.All([descriptor.Title, descriptor.Logic, descriptor.Rationale, descriptor.BenignIf, descriptor.Remediation], text => Assert.True(text.Length > 10, text));
        Assert.All(descriptor.Techniques, technique => Assert.Matches(@"^T\d{4}(\.\d{3})?$", technique));
        Assert.NotEmpty(descriptor.Techniques);
    }

    private static void Check(string file, string expected)
    {
        var path = Repository.PathOf("docs", "detections", file);
        if (Environment.GetEnvironmentVariable("OAUTHHUNTER_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{file} is missing. Run ./build.ps1 -Task Docs.");
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
