using System.Management.Automation.Language;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>
/// Pages, MAML and cmdlets say the same. OAUTHHUNTER_UPDATE_DOCS=1 writes both anew: prose is kept, the rest comes from the
/// engine, and a new cmdlet or parameter starts with the words of its source.
/// </summary>
public sealed class HelpTests
{
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("OAUTHHUNTER_UPDATE_DOCS") == "1";

    private static readonly Lazy<IReadOnlyList<(HelpCommand Command, HelpPage Page)>> Everything = new(() =>
        [.. HelpCommand.All.Select(command => (command, PageOf(command)))]);

    public static TheoryData<string> Names { get; } = [.. HelpCommand.All.Select(command => command.Name)];

    private static string Folder => Path.Combine(Repository.Root, "docs", "en-US");

    private static string MamlPath => Repository.Source("OAuthHunter", "en-US", "OAuthHunter.dll-Help.xml");

    [Theory]
    [MemberData(nameof(Names))]
    public void PageSaysWhatTheEngineSays(string name)
    {
        var (command, page) = Everything.Value.Single(pair => pair.Command.Name == name);
        Check(Path.Combine(Folder, name + ".md"), page.Render(command));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PageIsComplete(string name)
    {
        var (command, page) = Everything.Value.Single(pair => pair.Command.Name == name);
        Assert.InRange(page.Synopsis.Length, 10, 250);
        Assert.True(page.Description.Length > 80, "The description is too short to help anybody.");
        Assert.True(page.Examples.Count >= 2, "Two examples are the least.");
        Assert.All(page.Examples, example => Assert.True(example.Code.Length > 0 && example.Remarks.Length > 0, $"'{example.Title}' lacks code or words."));
        Assert.All(command.Parameters, parameter => Assert.True(page.Parameters.GetValueOrDefault(parameter.Name, string.Empty).Length > 5, $"-{parameter.Name} is not explained."));
        Assert.All(command.Outputs, type => Assert.True(page.Outputs.GetValueOrDefault(type, string.Empty).Length > 5, $"{type} is not explained."));
        Assert.Equal(HelpPage.AddressOf(name), page.Links.First().Address);
        Assert.Equal(HelpPage.AddressOf(name), command.HelpUri);
    }

    [Fact]
    public void NoPageIsLeftOver() =>
        Assert.Equal(
            HelpCommand.All.Select(command => command.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Folder, "*-*.md").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void MamlSaysWhatThePagesSay() => Check(MamlPath, MamlWriter.Render(Everything.Value));

    [Theory]
    [MemberData(nameof(Names))]
    public void ExamplesParseAndTheirParametersExist(string name)
    {
        foreach (var example in Everything.Value.Single(pair => pair.Command.Name == name).Page.Examples)
        {
            var script = Parser.ParseInput(example.Code, out _, out var errors);
            Assert.Empty(errors);
            Assert.Contains(name, example.Code, StringComparison.OrdinalIgnoreCase);
            foreach (var command in script.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>())
            {
                if (HelpCommand.All.FirstOrDefault(known => string.Equals(known.Name, command.GetCommandName(), StringComparison.OrdinalIgnoreCase)) is { } known)
                {
                    Assert.All(command.CommandElements.OfType<CommandParameterAst>(), parameter => Assert.True(
                        known.Parameters.Any(one => string.Equals(one.Name, parameter.ParameterName, StringComparison.OrdinalIgnoreCase)) || System.Management.Automation.Cmdlet.CommonParameters.Contains(parameter.ParameterName),
                        $"{known.Name} has no parameter -{parameter.ParameterName}."));
                }
            }
        }
    }

    private static HelpPage PageOf(HelpCommand command)
    {
        var path = Path.Combine(Folder, command.Name + ".md");
        var page = HelpPage.Parse(command.Name, File.Exists(path) ? File.ReadAllText(path) : string.Empty);
        if (!IsUpdate)
        {
            return page;
        }

        return new HelpPage
        {
            Name = page.Name,
            Synopsis = page.Synopsis.Length > 0 ? page.Synopsis : XmlComments.Of(command.Type),
            Description = page.Description,
            Examples = page.Examples,
            Parameters = command.Parameters.ToDictionary(
                parameter => parameter.Name,
                parameter => page.Parameters.GetValueOrDefault(parameter.Name) is { Length: > 0 } text ? text : XmlComments.Of(command.Type, parameter.Name),
                StringComparer.Ordinal),
            Inputs = page.Inputs,
            Outputs = page.Outputs,
            Notes = page.Notes,
            Links = page.Links.Count > 0 ? page.Links : [("Online version", HelpPage.AddressOf(command.Name))],
        };
    }

    private static void Check(string path, string expected)
    {
        if (IsUpdate)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        Assert.True(File.Exists(path), $"{Path.GetFileName(path)} is missing. Run ./build.ps1 -Task Docs.");
        Assert.Equal(expected, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
