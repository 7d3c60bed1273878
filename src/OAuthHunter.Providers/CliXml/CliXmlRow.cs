using OAuthHunter.Evidence;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.CliXml;

/// <summary>An object of Export-Clixml as a row.</summary>
internal sealed class CliXmlRow(CliXmlNode node) : EvidenceRow
{
    private static readonly Dictionary<string, CliXmlNode> NoProperties = [];

    private readonly Dictionary<string, CliXmlNode> properties = node.Properties ?? NoProperties;

    public override IEnumerable<string> Names => properties.Keys;

    public override bool Has(string name) => properties.ContainsKey(name);

    public override string? Text(string name) => Find(name) is { } value && !string.IsNullOrEmpty(value.Text) ? value.Text : null;

    public override IReadOnlyList<string>? Texts(string name)
    {
        if (Find(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Items is { } items)
        {
            return [.. items.Select(item => item.Text).OfType<string>().Where(text => text.Length > 0)];
        }

        return string.IsNullOrEmpty(value.Text) ? [] : JsonValues.TryParse(value.Text, '[', out var list) ? JsonValues.Texts(list) : [value.Text!];
    }

    public override EvidenceRow? Object(string name) => Objects(name) is { Count: 1 } rows ? rows[0] : null;

    public override IReadOnlyList<EvidenceRow>? Objects(string name)
    {
        if (Find(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Items is { } items)
        {
            return [.. items.Where(item => item.Properties is not null).Select(Row)];
        }

        if (value.Properties is not null)
        {
            return [Row(value)];
        }

        return JsonValues.TryParse(value.Text, '[', out var element) || JsonValues.TryParse(value.Text, '{', out element)
            ? [.. (JsonValues.Objects(element) ?? []).Select(Placed)]
            : null;
    }

    private CliXmlNode? Find(string name) => properties.TryGetValue(name, out var value) ? value : null;

    private EvidenceRow Row(CliXmlNode value) => Placed(new CliXmlRow(value));

    private EvidenceRow Placed(EvidenceRow row)
    {
        row.Origin = Origin;
        return row;
    }
}
