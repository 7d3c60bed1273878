using System.Text.Json;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Json;

/// <summary>A JSON object as a row. Names match without regard to case: Graph writes camelCase, PowerShell PascalCase.</summary>
internal sealed class JsonRow(JsonElement element, JsonNames? names = null, TextPool? texts = null) : EvidenceRow
{
    private TextPool? pool = texts;

    // Made only when a name is not there as asked for: most rows of a log are told and passed over by a few exact names.
    private List<KeyValuePair<string, JsonElement>>? properties;

    public override IEnumerable<string> Names => Properties.Select(property => property.Key);

    private List<KeyValuePair<string, JsonElement>> Properties => properties ??= Read();

    public override bool Has(string name) => TryGet(name, out _);

    /// <summary>Whether the property is there, in just this case. Cheap, and no proof that it is not there in another.</summary>
    public bool HasExactly(string name) => element.TryGetProperty(name, out _);

    public override string? Text(string name) => TryGet(name, out var value) ? Shared(JsonValues.Text(value)) : null;

    public override IReadOnlyList<string>? Texts(string name)
    {
        var found = TryGet(name, out var value) ? JsonValues.Texts(value) : null;
        if (pool is not null && found is string[] items)
        {
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = pool.Share(items[i])!;
            }
        }

        return found;
    }

    public override EvidenceRow? Object(string name) => TryGet(name, out var value) ? Placed(JsonValues.Object(value)) : null;

    public override IReadOnlyList<EvidenceRow>? Objects(string name)
    {
        var rows = TryGet(name, out var value) ? JsonValues.Objects(value) : null;
        return rows is null or { Count: 0 } ? rows : rows.Select(row => Placed(row)!).ToArray();
    }

    /// <summary>The raw element; for format readers that know their shape.</summary>
    public JsonElement? Element(string name) => TryGet(name, out var value) ? value : null;

    private bool TryGet(string name, out JsonElement value)
    {
        if (properties is null && element.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null)
        {
            return true;
        }

        foreach (var property in Properties)
        {
            if (property.Key.Length == name.Length && string.Equals(property.Key, name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>One entry a name; of several that differ in case, the first with a value.</summary>
    private List<KeyValuePair<string, JsonElement>> Read()
    {
        var read = new List<KeyValuePair<string, JsonElement>>(32);
        foreach (var property in element.EnumerateObject())
        {
            var name = names?.NameAt(read.Count, property) ?? JsonValues.NameOf(property);
            var known = read.FindIndex(other => other.Key.Length == name.Length && string.Equals(other.Key, name, StringComparison.OrdinalIgnoreCase));
            if (known < 0)
            {
                read.Add(new KeyValuePair<string, JsonElement>(name, property.Value));
            }
            else if (read[known].Value.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                read[known] = new KeyValuePair<string, JsonElement>(name, property.Value);
            }
        }

        return read;
    }

    private string? Shared(string? text) => pool is null ? text : pool.Share(text);

    private EvidenceRow? Placed(JsonRow? row)
    {
        if (row is not null)
        {
            row.Origin = Origin;
            row.pool = pool;
        }

        return row;
    }
}
