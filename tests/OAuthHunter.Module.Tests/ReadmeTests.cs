using System.Text.RegularExpressions;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests;

/// <summary>What the README says and a test can check.</summary>
public sealed partial class ReadmeTests
{
    private const string Gap = "…";

    private static string Readme => File.ReadAllText(Path.Combine(Repository.Root, "README.md")).ReplaceLineEndings("\n");

    /// <summary>The screen under "See it" is what its first command prints; where lines are left out, there is a line with an ellipsis.</summary>
    [Fact]
    public void TheScreenIsWhatTheTourPrints()
    {
        using var session = new ModuleSession();
        var printed = Lines(session.Show($"& '{Repository.Source("OAuthHunter", "demo", "hunt.ps1")}'"));
        var shown = Lines(Readme.Split("```text\n")[1].Split("```")[0]);
        var at = 0;
        foreach (var part in string.Join('\n', shown).Split('\n' + Gap).Select(part => Lines(part)).Where(part => part.Length > 0))
        {
            var found = Enumerable.Range(at, Math.Max(0, printed.Length - at)).FirstOrDefault(start => printed.Skip(start).Take(part.Length).SequenceEqual(part), -1);
            Assert.True(found >= 0, FirstDifference(printed, part));
            at = found + part.Length;
        }
    }

    [Fact]
    public void EveryCmdletIsInItsTable()
    {
        using var session = new ModuleSession();
        var listed = RowPattern().Matches(Readme).SelectMany(row => NamePattern().Matches(row.Groups[1].Value)).Select(name => name.Groups[1].Value);
        var exported = session.Run("(Get-Module OAuthHunter).ExportedCommands.Keys").Output.Select(name => name.ToString()!);
        Assert.Equal(exported.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    // Blank lines tell nothing, and an ellipsis may be indented.
    private static string[] Lines(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Select(line => line.Trim() == Gap ? Gap : line)];

    private static string FirstDifference(string[] printed, string[] part) =>
        $"The tour does not print '{part.FirstOrDefault(line => !printed.Contains(line)) ?? part[0]}', or not at this place.";

    [GeneratedRegex(@"^\| (`[A-Z][^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex RowPattern();

    [GeneratedRegex("`([A-Z][a-z]+-[A-Za-z]+)`")]
    private static partial Regex NamePattern();
}
