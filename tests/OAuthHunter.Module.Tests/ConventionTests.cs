using System.Text.RegularExpressions;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>Rules of the code base that no compiler knows.</summary>
public sealed partial class ConventionTests
{
    private const int MaximumLines = 300;

    [Fact]
    public void FilesAreShort() => Assert.All(Sources(), file =>
        Assert.True(File.ReadLines(file).Count() <= MaximumLines, $"{Relative(file)} is longer than {MaximumLines} lines."));

    [Fact]
    public void EveryPublicTypeHasAFileOfItsName() => Assert.All(Sources(), file =>
    {
        var types = PublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct().ToList();
        Assert.True(types.Count <= 1, $"{Relative(file)} declares {string.Join(", ", types)}.");
        Assert.All(types, type => Assert.Equal(type, Path.GetFileNameWithoutExtension(file)));
    });

    [Fact]
    public void ErrorRecordsAreMadeInOnePlace() =>
        Assert.DoesNotContain(Repository.CSharpFiles("OAuthHunter").Where(file => Path.GetFileName(file) != "Errors.cs"), file => ContainsCode(file, "new ErrorRecord("));

    [Fact]
    public void CoreHasNoClockAndNoFiles()
    {
        string[] forbidden = ["DateTime.UtcNow", "DateTime.Now", "DateTimeOffset.UtcNow", "DateTimeOffset.Now", "DateTime.Today", "Stopwatch", "File.Open", "File.Read", "File.Write", "File.Exists", "Directory.Get", "Directory.Enumerate", "HttpClient", "Environment.", "System.Console"];
        Assert.All(Repository.CSharpFiles("OAuthHunter.Core"), file =>
            Assert.All(forbidden, word => Assert.False(ContainsCode(file, word), $"{Relative(file)} uses {word}.")));
    }

    [Fact]
    public void CmdletsDoNotWriteToTheConsole() =>
        Assert.DoesNotContain(Repository.CSharpFiles("OAuthHunter"), file => ContainsCode(file, "Console."));

    [Fact]
    public void OnlyTheAsyncBaseStartsThreads() =>
        Assert.DoesNotContain(Repository.CSharpFiles("OAuthHunter").Where(file => Path.GetFileName(file) != "AsyncCmdlet.cs"), file => ContainsCode(file, "Task.Run(") || ContainsCode(file, "new Thread("));

    [Fact]
    public void EveryDetectionHasATestClassAndAnIdOfItsOwn()
    {
        var detections = Repository.CSharpFiles("OAuthHunter.Core", "Detections").Where(file => file.EndsWith("Detection.cs", StringComparison.Ordinal) && Path.GetFileName(file) != "Detection.cs").ToList();
        Assert.NotEmpty(detections);
        var tests = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "OAuthHunter.Core.Tests"), "*DetectionTests.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
        Assert.All(detections, file => Assert.Contains(Path.GetFileNameWithoutExtension(file) + "Tests", tests));

        using var session = new ModuleSession();
        var ids = session.Run("Get-HuntDetection").Output.Select(row => (string)row.Properties["DetectionId"].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(detections, file => Assert.Contains(IdOf(file), ids));
    }

    [Fact]
    public void DescriptorsAreComplete()
    {
        using var session = new ModuleSession();
        Assert.All(session.Run("Get-HuntDetection").Output, row => Assert.All(
            new[] { "Title", "Logic", "Why", "BenignIf", "WhatToDo", "Techniques" },
            name => Assert.True(row.Properties[name].Value is string { Length: > 0 } or IReadOnlyCollection<string> { Count: > 0 }, $"{row} has no {name}.")));
    }

    // "App001ExchangeAdministrationDetection" is APP-001.
    private static string IdOf(string file)
    {
        var match = DetectionFile().Match(Path.GetFileName(file));
        Assert.True(match.Success, $"{Relative(file)} is not named for its id.");
        return $"{match.Groups["family"].Value.ToUpperInvariant()}-{match.Groups["number"].Value}";
    }

    private static IEnumerable<string> Sources() => Repository.CSharpFiles();

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file);

    private static bool ContainsCode(string file, string text) =>
        File.ReadLines(file).Any(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));

    [GeneratedRegex(@"^public (?:static |sealed |abstract |partial |readonly )*(?:class|record struct|record|struct|interface|enum) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^(?<family>[A-Z][a-z]{2})(?<number>\d{3})\w*Detection\.cs$")]
    private static partial Regex DetectionFile();
}
