using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Model;

namespace OAuthHunter.Providers.Json;

/// <summary>An indexed JSON object as a row. It answers as <see cref="JsonRow"/> does, and only until the next record is read.</summary>
internal sealed class IndexedRow(JsonIndex index, Utf8TextPool texts) : EvidenceRow
{
    private const string AuditData = "AuditData";

    /// <summary>The record that stands as JSON text in the column AuditData, when it is whole.</summary>
    public IndexedRow? Inner { get; set; }

    /// <summary>Whether the column AuditData was looked into; what <see cref="Inner"/> does not hold is then no JSON object.</summary>
    public bool IsExport { get; set; }

    public override IEnumerable<string> Names => Enumerable.Range(0, index.Count).Select(place => index[place].Name).Distinct(StringComparer.OrdinalIgnoreCase);

    public override bool Has(string name) => index.Find(name) >= 0;

    public override string? Text(string name)
    {
        var place = index.Find(name);
        return place < 0 ? null : TextAt(place);
    }

    public override IReadOnlyList<string>? Texts(string name) => index.Find(name) is >= 0 and var place ? JsonValues.Texts(index.ElementAt(place)) : null;

    public override EvidenceRow? Object(string name) =>
        IsExport && name == AuditData ? Inner : index.Find(name) is >= 0 and var place ? Placed(JsonValues.Object(index.ElementAt(place))) : null;

    public override IReadOnlyList<EvidenceRow>? Objects(string name)
    {
        var rows = index.Find(name) is >= 0 and var place ? JsonValues.Objects(index.ElementAt(place)) : null;
        return rows is null or { Count: 0 } ? rows : rows.Select(row => Placed(row)!).ToArray();
    }

    public override IReadOnlyList<NameValue>? Pairs(string name)
    {
        if (index.Find(name) is not (>= 0 and var place) || index[place].Type != JsonTokenType.StartArray)
        {
            return null;
        }

        var pairs = new List<NameValue>();
        var reader = ReaderAt(place);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
        {
            if (ReadPair(ref reader) is not { } pair)
            {
                return null;
            }

            pairs.Add(pair);
        }

        return reader.TokenType == JsonTokenType.EndArray ? pairs : null;
    }

    // {"Name": text, "Value": text} and nothing else; for anything else the mapper looks closer.
    private NameValue? ReadPair(ref Utf8JsonReader reader)
    {
        string? name = null;
        string? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isName = reader.ValueTextEquals("Name"u8);
            if (!isName && !reader.ValueTextEquals("Value"u8))
            {
                return null;
            }

            if (!reader.Read() || reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped)
            {
                return null;
            }

            var text = texts.Share(reader.ValueSpan);
            name = isName ? text : name;
            value = isName ? value : text;
        }

        return name is { Length: > 0 } ? new NameValue(name, value is { Length: > 0 } ? value : null) : null;
    }

    private string? TextAt(int place)
    {
        var entry = index[place];
        switch (entry.Type)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True:
                return "true";
            case JsonTokenType.False:
                return "false";
            case JsonTokenType.Number:
                return texts.Share(new ReadOnlySpan<byte>(index.Bytes, entry.Start, entry.Length));
            case JsonTokenType.String when !entry.IsEscaped:
                return entry.Length == 2 ? null : texts.Share(new ReadOnlySpan<byte>(index.Bytes, entry.Start + 1, entry.Length - 2));
            default:
                return JsonValues.Text(index.ElementAt(place));
        }
    }

    private Utf8JsonReader ReaderAt(int place) => new(new ReadOnlySpan<byte>(index.Bytes, index[place].Start, index[place].Length));

    private EvidenceRow? Placed(JsonRow? row)
    {
        if (row is not null)
        {
            row.Origin = Origin;
        }

        return row;
    }
}
