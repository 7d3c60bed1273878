namespace OAuthHunter.Evidence.Mapping;

/// <summary>A JSON object out of a text inside a record: audit logs carry whole policies as text. Small, and read whole.</summary>
internal sealed class JsonTextRow(Dictionary<string, object?> values) : EvidenceRow
{
    public override IEnumerable<string> Names => values.Keys;

    /// <summary>The object that a text holds; null when it holds none.</summary>
    public static JsonTextRow? Parse(string? text)
    {
        try
        {
            return text is not null && new JsonTextParser(text).Parse() is Dictionary<string, object?> values ? new JsonTextRow(values) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>What can be read of an object whose text was cut off; null when nothing can.</summary>
    public static JsonTextRow? ParseHead(string? text) =>
        text is not null && new JsonTextParser(text).ParseHead() is { Count: > 0 } values ? new JsonTextRow(values) : null;

    public override bool Has(string name) => values.ContainsKey(name);

    public override string? Text(string name) => Find(name) switch
    {
        string { Length: > 0 } text => text,
        bool flag => flag ? "true" : "false",
        _ => null,
    };

    public override IReadOnlyList<string>? Texts(string name) => Find(name) switch
    {
        List<object?> list => [.. list.OfType<string>()],
        string text => [text],
        _ => null,
    };

    public override EvidenceRow? Object(string name) => Find(name) is Dictionary<string, object?> inner ? new JsonTextRow(inner) : null;

    public override IReadOnlyList<EvidenceRow>? Objects(string name) => Find(name) switch
    {
        List<object?> list => [.. list.OfType<Dictionary<string, object?>>().Select(inner => new JsonTextRow(inner))],
        Dictionary<string, object?> inner => [new JsonTextRow(inner)],
        _ => null,
    };

    private object? Find(string name) => values.TryGetValue(name, out var value) ? value : null;
}
