using System.Text;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>
/// A page under docs/en-US, in the form of Microsoft.PowerShell.PlatyPS 1.0. Read, it gives the prose that people wrote; written,
/// prose and what the engine says of the cmdlet stand together again. So a new parameter cannot be forgotten, and nobody types
/// syntax by hand.
/// </summary>
internal sealed class HelpPage
{
    private const string Common = "This cmdlet supports the common parameters: -Debug, -ErrorAction, -ErrorVariable, -InformationAction, -InformationVariable, -OutBuffer, -OutVariable, -PipelineVariable, -ProgressAction, -Verbose, -WarningAction, and -WarningVariable. For more information, see [about_CommonParameters](https://go.microsoft.com/fwlink/?LinkID=113216).";

    public required string Name { get; init; }

    public required string Synopsis { get; init; }

    public required string Description { get; init; }

    public required IReadOnlyList<HelpExample> Examples { get; init; }

    /// <summary>Texts by parameter name.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Texts by type name.</summary>
    public required IReadOnlyDictionary<string, string> Inputs { get; init; }

    /// <summary>Texts by type name.</summary>
    public required IReadOnlyDictionary<string, string> Outputs { get; init; }

    public required string Notes { get; init; }

    /// <summary>Text and address; the first one is the page itself.</summary>
    public required IReadOnlyList<(string Text, string Address)> Links { get; init; }

    public static string AddressOf(string name) => $"https://github.com/OAuthHunter/OAuthHunter/blob/main/docs/en-US/{name}.md";

    public static HelpPage Parse(string name, string markdown)
    {
        var sections = Split(markdown, "## ");
        return new HelpPage
        {
            Name = name,
            Synopsis = sections.GetValueOrDefault("SYNOPSIS", string.Empty),
            Description = sections.GetValueOrDefault("DESCRIPTION", string.Empty),
            Examples = [.. Split(sections.GetValueOrDefault("EXAMPLES", string.Empty), "### ").Select(pair => HelpExample.Parse(pair.Key, pair.Value))],
            Parameters = Split(sections.GetValueOrDefault("PARAMETERS", string.Empty), "### ")
                .Where(pair => pair.Key.StartsWith('-'))
                .ToDictionary(pair => pair.Key[1..], pair => BeforeFence(pair.Value), StringComparer.Ordinal),
            Inputs = Split(sections.GetValueOrDefault("INPUTS", string.Empty), "### "),
            Outputs = Split(sections.GetValueOrDefault("OUTPUTS", string.Empty), "### "),
            Notes = sections.GetValueOrDefault("NOTES", string.Empty),
            Links = [.. sections.GetValueOrDefault("RELATED LINKS", string.Empty).Split('\n').Where(line => line.StartsWith("- [", StringComparison.Ordinal)).Select(Link)],
        };
    }

    /// <summary>The page with the mechanical parts as the engine has them.</summary>
    public string Render(HelpCommand command)
    {
        var text = new StringBuilder();
        text.Append("---\ndocument type: cmdlet\nexternal help file: OAuthHunter.dll-Help.xml\n").Append($"HelpUri: {AddressOf(Name)}\n")
            .Append("Locale: en-US\nModule Name: OAuthHunter\nPlatyPS schema version: 2024-05-01\n").Append($"title: {Name}\n---\n\n# {Name}\n\n");
        text.Append($"## SYNOPSIS\n\n{Synopsis}\n\n## SYNTAX\n\n");
        foreach (var (set, isDefault, syntax) in command.Syntax)
        {
            text.Append($"### {set}{(isDefault && command.Syntax.Count > 1 ? " (Default)" : string.Empty)}\n\n```\n{Wrap(syntax)}\n```\n\n");
        }

        text.Append($"## ALIASES\n\nNone.\n\n## DESCRIPTION\n\n{Description}\n\n## EXAMPLES\n\n");
        foreach (var example in Examples)
        {
            text.Append(example.Render());
        }

        text.Append("## PARAMETERS\n\n");
        foreach (var parameter in command.Parameters)
        {
            text.Append($"### -{parameter.Name}\n\n{Parameters.GetValueOrDefault(parameter.Name, string.Empty)}\n\n");
            Yaml(text, parameter);
        }

        text.Append($"### CommonParameters\n\n{Common}\n\n");
        Types(text, "INPUTS", command.Inputs, Inputs);
        Types(text, "OUTPUTS", command.Outputs, Outputs);
        text.Append($"## NOTES\n\n{Notes}\n\n## RELATED LINKS\n\n");
        text.Append(string.Join('\n', Links.Select(link => $"- [{link.Text}]({link.Address})"))).Append('\n');
        return text.ToString().Replace("\n\n\n\n", "\n\n", StringComparison.Ordinal);
    }

    private static void Yaml(StringBuilder text, HelpParameter parameter)
    {
        static string Flag(bool value) => value ? "true" : "false";
        text.Append($"```yaml\nType: {HelpCommand.TypeName(parameter.Type)}\nDefaultValue: ''\nSupportsWildcards: {Flag(parameter.SupportsWildcards)}\n");
        text.Append(parameter.Metadata.Aliases.Count == 0 ? "Aliases: []\n" : "Aliases:\n" + string.Concat(parameter.Metadata.Aliases.Select(alias => $"- {alias}\n")));
        text.Append("ParameterSets:\n");
        foreach (var (set, data) in parameter.Sets)
        {
            text.Append($"- Name: {set}\n  Position: {HelpParameter.PositionOf(data)}\n  IsRequired: {Flag(data.IsMandatory)}\n  ValueFromPipeline: {Flag(data.ValueFromPipeline)}\n")
                .Append($"  ValueFromPipelineByPropertyName: {Flag(data.ValueFromPipelineByPropertyName)}\n  ValueFromRemainingArguments: {Flag(data.ValueFromRemainingArguments)}\n");
        }

        text.Append("DontShow: false\n").Append(parameter.AcceptedValues.Count == 0 ? "AcceptedValues: []\n" : "AcceptedValues:\n" + string.Concat(parameter.AcceptedValues.Select(value => $"- {value}\n")));
        text.Append("HelpMessage: ''\n```\n\n");
    }

    private static void Types(StringBuilder text, string title, IReadOnlyList<string> types, IReadOnlyDictionary<string, string> texts)
    {
        text.Append($"## {title}\n\n");
        if (types.Count == 0)
        {
            text.Append("### None\n\n\n\n");
        }

        foreach (var type in types)
        {
            text.Append($"### {type}\n\n{texts.GetValueOrDefault(type, string.Empty)}\n\n");
        }
    }

    // At 100 characters, between parameters.
    private static string Wrap(string syntax)
    {
        var lines = new List<string> { string.Empty };
        foreach (var word in syntax.Replace(" [-", "\u0001[-", StringComparison.Ordinal).Replace(" -", "\u0001-", StringComparison.Ordinal).Replace(" [<", "\u0001[<", StringComparison.Ordinal).Replace(" [[", "\u0001[[", StringComparison.Ordinal).Split('\u0001'))
        {
            if (lines[^1].Length > 0 && lines[^1].Length + word.Length + 1 > 100)
            {
                lines.Add(" " + word);
            }
            else
            {
                lines[^1] += lines[^1].Length == 0 ? word : " " + word;
            }
        }

        return string.Join('\n', lines);
    }

    // Headings inside code fences are code.
    private static Dictionary<string, string> Split(string markdown, string heading)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        string? title = null;
        var body = new StringBuilder();
        var isCode = false;
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isCode && line.StartsWith(heading, StringComparison.Ordinal))
            {
                Keep();
                title = line[heading.Length..].Trim();
            }
            else
            {
                body.Append(line).Append('\n');
            }
        }

        Keep();
        return parts;

        void Keep()
        {
            if (title is not null)
            {
                parts[title] = body.ToString().Trim('\n', ' ');
            }

            body.Clear();
        }
    }

    private static string BeforeFence(string text)
    {
        var fence = text.IndexOf("```yaml", StringComparison.Ordinal);
        return (fence < 0 ? text : text[..fence]).Trim();
    }

    private static (string Text, string Address) Link(string line)
    {
        var middle = line.IndexOf("](", StringComparison.Ordinal);
        return (line[3..middle], line[(middle + 2)..].TrimEnd().TrimEnd(')'));
    }
}
