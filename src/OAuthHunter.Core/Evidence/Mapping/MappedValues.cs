using OAuthHunter.Model;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Values that several record types share.</summary>
internal static class MappedValues
{
    /// <summary>Object ids of a list of references: objects with an id, or ids themselves. Null when the list was not captured.</summary>
    public static IReadOnlyList<string>? Ids(EvidenceRow row, string name)
    {
        var objects = row.Objects(name);
        if (objects is { Count: > 0 })
        {
            return [.. objects.Select(item => item.Text("id", "objectId")).OfType<string>()];
        }

        return row.Texts(name);
    }

    /// <summary>Name and value pairs in any of their forms: a list of {Name, Value} or {key, value}, one such pair, or an object of properties.</summary>
    public static IReadOnlyList<NameValue> Pairs(EvidenceRow row, string name)
    {
        if (row.Pairs(name) is { Count: > 0 } plain)
        {
            return plain;
        }

        if (row.Objects(name) is not { Count: > 0 } items)
        {
            return row.Text(name) is { } text && text[0] is not ('[' or '{') ? [new NameValue(name, text)] : [];
        }

        if (items.Count == 1 && !IsPair(items[0]))
        {
            return [.. items[0].Names.Select(key => new NameValue(key, items[0].Text(key)))];
        }

        // The unified audit log's spelling first: it is what comes by the million.
        var pairs = new List<NameValue>(items.Count);
        foreach (var item in items)
        {
            if (item.Text("Name", "key") is { } key)
            {
                pairs.Add(new NameValue(key, item.Text("Value")));
            }
        }

        return pairs;
    }

    /// <summary>Changed properties, with Graph's or the unified audit log's names for name, old and new.</summary>
    public static IReadOnlyList<ModifiedProperty> Modified(EvidenceRow row, string name)
    {
        if (row.Objects(name) is not { Count: > 0 } items)
        {
            return [];
        }

        return
        [
            .. items
                .Where(item => item.Text("displayName", "name") is not null)
                .Select(item => new ModifiedProperty(
                    item.Text("displayName", "name")!, JsonText.Unquote(item.Text("oldValue")), JsonText.Unquote(item.Text("newValue")))),
        ];
    }

    /// <summary>An address without port or brackets: <c>192.0.2.1:443</c>, <c>[2001:db8::1]:443</c>.</summary>
    public static string? Address(string? text)
    {
        text = text?.Trim().Trim('"');
        if (text is null || text.Length == 0 || text == "<null>")
        {
            return null;
        }

        if (text[0] == '[')
        {
            var end = text.IndexOf(']');
            return end > 1 ? text.Substring(1, end - 1) : text;
        }

        var colon = text.IndexOf(':');
        return colon > 0 && colon == text.LastIndexOf(':') && text.IndexOf('.') is >= 0 and var dot && dot < colon ? text.Substring(0, colon) : text;
    }

    private static bool IsPair(EvidenceRow item) =>
        item.Text("Name", "key") is not null && item.Names.All(IsPairName);

    private static bool IsPairName(string name) =>
        name.Equals("name", StringComparison.OrdinalIgnoreCase)
        || name.Equals("key", StringComparison.OrdinalIgnoreCase)
        || name.Equals("value", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("@odata", StringComparison.OrdinalIgnoreCase);
}
