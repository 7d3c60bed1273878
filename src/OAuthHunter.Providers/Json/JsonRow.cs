using System.Text.Json;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Json;

/// <summary>A JSON object as a row. Names match without regard to case: Graph writes camelCase, PowerShell PascalCase.</summary>
internal sealed class JsonRow : EvidenceRow
{
    private readonly Dictionary<string, JsonElement> properties = new(StringComparer.OrdinalIgnoreCase);

    public JsonRow(JsonElement element)
    {
        foreach (var property in element.EnumerateObject())
        {
            var name = JsonValues.NameOf(property);
            if (!properties.TryGetValue(name, out var known) || known.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                properties[name] = property.Value;
            }
        }
    }

    public override IEnumerable<string> Names => properties.Keys;

    public override bool Has(string name) => properties.ContainsKey(name);

    public override string? Text(string name) => properties.TryGetValue(name, out var value) ? JsonValues.Text(value) : null;

    public override IReadOnlyList<string>? Texts(string name) => properties.TryGetValue(name, out var value) ? JsonValues.Texts(value) : null;

    public override EvidenceRow? Object(string name)
    {
        var row = properties.TryGetValue(name, out var value) ? JsonValues.Object(value) : null;
        return Placed(row);
    }

    public override IReadOnlyList<EvidenceRow>? Objects(string name)
    {
        var rows = properties.TryGetValue(name, out var value) ? JsonValues.Objects(value) : null;
        return rows is null ? null : [.. rows.Select(row => Placed(row)!)];
    }

    /// <summary>The raw element; for format readers that know their shape.</summary>
    public JsonElement? Element(string name) => properties.TryGetValue(name, out var value) ? value : null;

    private EvidenceRow? Placed(JsonRow? row)
    {
        if (row is not null)
        {
            row.Origin = Origin;
        }

        return row;
    }
}
