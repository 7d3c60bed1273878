using System.Text.Json;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Json;

/// <summary>A JSON object as a row. Names match without regard to case: Graph writes camelCase, PowerShell PascalCase.</summary>
/// <param name="element">The object.</param>
/// <param name="names">Names seen before.</param>
/// <param name="texts">Texts seen before.</param>
/// <param name="isFromService">
/// A service wrote it: no name stands there twice in different case, so that a null is a null. Hand-made exports can have both.
/// </param>
internal sealed class JsonRow(JsonElement element, JsonNames? names = null, TextPool? texts = null, bool isFromService = false) : EvidenceRow
{
    private TextPool? pool = texts;
    private bool nullIsNull = isFromService;

    // Made only when a name is not there as asked for: most rows of a log are told and passed over by a few exact names.
    private List<KeyValuePair<string, JsonElement>>? properties;

    public override IEnumerable<string> Names => Properties.Select(property => property.Key);

    private List<KeyValuePair<string, JsonElement>> Properties => properties ??= Read();

    public override bool Has(string name) => TryGet(name, out _);

    /// <summary>Whether the property is there, in just this case. Cheap, and no proof that it is not there in another.</summary>
    public bool HasExactly(string name) => element.TryGetProperty(name, out _);

    public override string? Text(string name) => TryGet(name, out var value) ? Shared(name, JsonValues.Text(value)) : null;

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
        if (properties is null && element.TryGetProperty(name, out value) && (nullIsNull || value.ValueKind != JsonValueKind.Null))
        {
            return true;
        }

        if (nullIsNull && names is not null)
        {
            return TryGetInAnyCase(name, out value);
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

    /// <summary>Looks once through the object and keeps nothing: few names of a service's objects are asked for in vain.</summary>
    private bool TryGetInAnyCase(string name, out JsonElement value)
    {
        var place = 0;
        foreach (var property in element.EnumerateObject())
        {
            var known = names!.NameAt(place++, property);
            if (known.Length == name.Length && string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
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
        var read = new List<KeyValuePair<string, JsonElement>>(48);
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

    // An object's own id is the one text that no other object of the listing has; half a million of them would drive out the others.
    private string? Shared(string name, string? text) => pool is null || name == "id" ? text : pool.Share(text);

    private EvidenceRow? Placed(JsonRow? row)
    {
        if (row is not null)
        {
            row.Origin = Origin;
            row.pool = pool;
            row.nullIsNull = nullIsNull;
        }

        return row;
    }
}
