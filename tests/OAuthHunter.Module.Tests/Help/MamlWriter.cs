using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>The pages as the MAML file that Get-Help reads.</summary>
internal static class MamlWriter
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    public static string Render(IEnumerable<(HelpCommand Command, HelpPage Page)> pages)
    {
        var root = new XElement(
            XName.Get("helpItems", "http://msh"),
            new XAttribute("schema", "maml"),
            pages.Select(pair => CommandNode(pair.Command, pair.Page)));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            root.WriteTo(writer);
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text + "\n";
    }

    private static XElement CommandNode(HelpCommand command, HelpPage page) => new(
        Command + "command",
        new XAttribute(XNamespace.Xmlns + "maml", Maml),
        new XAttribute(XNamespace.Xmlns + "command", Command),
        new XAttribute(XNamespace.Xmlns + "dev", Dev),
        new XElement(
            Command + "details",
            new XElement(Command + "name", page.Name),
            new XElement(Command + "verb", page.Name.Split('-')[0]),
            new XElement(Command + "noun", page.Name.Split('-')[1]),
            new XElement(Maml + "description", Paragraphs(page.Synopsis))),
        new XElement(Maml + "description", Paragraphs(page.Description)),
        new XElement(Command + "syntax", command.Syntax.Select(set => SyntaxItem(command, page, set.Set))),
        new XElement(Command + "parameters", command.Parameters.Select(parameter => Parameter(parameter, page, parameter.Sets[0].Set))),
        new XElement(Command + "inputTypes", command.Inputs.Select(type => TypeNode("inputType", type, page.Inputs))),
        new XElement(Command + "returnValues", command.Outputs.Select(type => TypeNode("returnValue", type, page.Outputs))),
        new XElement(Maml + "alertSet", new XElement(Maml + "alert", Paragraphs(page.Notes))),
        new XElement(Command + "examples", page.Examples.Select(Example)),
        new XElement(Command + "relatedLinks", page.Links.Select(link => new XElement(
            Maml + "navigationLink", new XElement(Maml + "linkText", link.Text), new XElement(Maml + "uri", link.Address)))));

    private static XElement SyntaxItem(HelpCommand command, HelpPage page, string set) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", page.Name),
        command.Parameters.Where(parameter => parameter.Sets.Any(one => one.Set == set || one.Set == "(All)")).Select(parameter => Parameter(parameter, page, set)));

    private static XElement Parameter(HelpParameter parameter, HelpPage page, string set)
    {
        var data = parameter.Sets.FirstOrDefault(one => one.Set == set).Data ?? parameter.Sets[0].Data;
        var isSwitch = parameter.Type == typeof(System.Management.Automation.SwitchParameter);
        return new XElement(
            Command + "parameter",
            new XAttribute("required", data.IsMandatory ? "true" : "false"),
            new XAttribute("variableLength", "true"),
            new XAttribute("globbing", parameter.SupportsWildcards ? "true" : "false"),
            new XAttribute("pipelineInput", HelpParameter.PipelineOf(data)),
            new XAttribute("position", HelpParameter.PositionOf(data).ToLowerInvariant()),
            new XAttribute("aliases", parameter.Metadata.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Metadata.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(Maml + "description", Paragraphs(page.Parameters.GetValueOrDefault(parameter.Name, string.Empty))),
            parameter.AcceptedValues.Count == 0 ? null : new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(value => new XElement(
                Command + "parameterValue", new XAttribute("required", "false"), new XAttribute("variableLength", "false"), value))),
            isSwitch ? null : new XElement(Command + "parameterValue", new XAttribute("required", "true"), new XAttribute("variableLength", "false"), ShortName(parameter.Type)),
            new XElement(Dev + "type", new XElement(Maml + "name", HelpCommand.TypeName(parameter.Type)), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", isSwitch ? "False" : "None"));
    }

    private static XElement TypeNode(string kind, string type, IReadOnlyDictionary<string, string> texts) => new(
        Command + kind,
        new XElement(Dev + "type", new XElement(Maml + "name", type)),
        new XElement(Maml + "description", Paragraphs(texts.GetValueOrDefault(type, string.Empty))));

    private static XElement Example(HelpExample example) => new(
        Command + "example",
        new XElement(Maml + "title", $"---------- {example.Title} ----------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs(example.Remarks)));

    private static IEnumerable<XElement> Paragraphs(string text) =>
        text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(paragraph => new XElement(Maml + "para", Plain(paragraph)));

    // A console shows no Markdown: code marks go, links keep their address, list lines keep their own line.
    private static string Plain(string markdown)
    {
        var text = System.Text.RegularExpressions.Regex.Replace(markdown, @"\[([^\]]+)\]\(([^)]+)\)", "$1 ($2)").Replace("`", string.Empty, StringComparison.Ordinal).Replace("**", string.Empty, StringComparison.Ordinal);
        return string.Join('\n', text.Split('\n').Aggregate(new List<string>(), (lines, line) =>
        {
            if (lines.Count == 0 || line.StartsWith("- ", StringComparison.Ordinal))
            {
                lines.Add(line);
            }
            else
            {
                lines[^1] += " " + line.Trim();
            }

            return lines;
        }));
    }

    private static string ShortName(Type type) => type.IsArray ? ShortName(type.GetElementType()!) + "[]" : type.Name;
}
