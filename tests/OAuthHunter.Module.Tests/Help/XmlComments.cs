using System.Text.RegularExpressions;
using System.Xml.Linq;
using OAuthHunter.Module.Tests.Support;

namespace OAuthHunter.Module.Tests.Help;

/// <summary>First words for a new page: what the source says of a cmdlet or parameter.</summary>
internal static partial class XmlComments
{
    private static readonly Lazy<Dictionary<string, string>> Summaries = new(() =>
    {
        var file = Directory.EnumerateFiles(Repository.Source("OAuthHunter", "bin"), "OAuthHunter.xml", SearchOption.AllDirectories).Where(path => path.Contains("net8.0", StringComparison.Ordinal)).OrderByDescending(File.GetLastWriteTimeUtc).FirstOrDefault();
        return file is null ? [] : XDocument.Load(file).Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value,
            member => Blanks().Replace(Text(member.Element("summary")), " ").Trim(),
            StringComparer.Ordinal);
    });

    public static string Of(Type type) => Summaries.Value.GetValueOrDefault("T:" + type.FullName, string.Empty);

    public static string Of(Type type, string property)
    {
        for (var owner = type; owner is not null; owner = owner.BaseType)
        {
            var name = owner.IsGenericType ? owner.GetGenericTypeDefinition().FullName : owner.FullName;
            if (Summaries.Value.TryGetValue($"P:{name}.{property}", out var text))
            {
                return text;
            }
        }

        return property switch
        {
            "WhatIf" => "Shows what would happen, and does nothing.",
            "Confirm" => "Asks before anything is written.",
            _ => string.Empty,
        };
    }

    private static string Text(XElement? summary) => summary is null ? string.Empty : string.Concat(summary.Nodes().Select(node => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => (see.Attribute("cref") ?? see.Attribute("langword"))?.Value.Split('.')[^1] ?? string.Empty,
        XElement element => element.Value,
        _ => string.Empty,
    }));

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
