using OAuthHunter.Evidence;
using OAuthHunter.Providers.Json;

namespace OAuthHunter.Providers.Csv;

/// <summary>The current line of a CSV file as a row; valid until the next line is read. Cells may hold JSON.</summary>
internal sealed class CsvRow(CsvHeader header, Func<int, string> cell) : EvidenceRow
{
    public override IEnumerable<string> Names => header.Names;

    public override bool Has(string name) => header.Has(name) && !IsLost(name);

    public override string? Text(string name) => Cell(name) is { Length: > 0 } text && !IsTypeName(text) ? text : null;

    public override IReadOnlyList<string>? Texts(string name)
    {
        if (Cell(name) is not { } text || IsTypeName(text))
        {
            return null;
        }

        return text.Length == 0 ? [] : JsonValues.TryParse(text, '[', out var list) ? JsonValues.Texts(list) : [text];
    }

    public override EvidenceRow? Object(string name) => Objects(name) is { Count: 1 } items ? items[0] : null;

    public override IReadOnlyList<EvidenceRow>? Objects(string name)
    {
        if (Cell(name) is not { } text || IsTypeName(text))
        {
            return null;
        }

        if (text.Length == 0)
        {
            return [];
        }

        if (!JsonValues.TryParse(text, '[', out var element) && !JsonValues.TryParse(text, '{', out element))
        {
            return null;
        }

        var rows = JsonValues.Objects(element) ?? [];
        foreach (var row in rows)
        {
            row.Origin = Origin;
        }

        return rows;
    }

    private string? Cell(string name)
    {
        string? found = null;
        foreach (var position in header.Positions(name))
        {
            var text = cell(position).Trim();
            if (text.Length > 0)
            {
                return text;
            }

            found = text;
        }

        return found;
    }

    private bool IsLost(string name) => Cell(name) is { } text && IsTypeName(text);

    /// <summary>Export-Csv writes the type's name in place of a list: the values are lost, not empty.</summary>
    private static bool IsTypeName(string text) =>
        (text.StartsWith("System.", StringComparison.Ordinal) || text.StartsWith("Microsoft.", StringComparison.Ordinal) || text.StartsWith("Deserialized.", StringComparison.Ordinal))
        && (text.EndsWith("[]", StringComparison.Ordinal) || text.IndexOf("`1[", StringComparison.Ordinal) > 0 || text.EndsWith("ArrayList", StringComparison.Ordinal)
            || text.StartsWith("Microsoft.Graph.PowerShell.Models.", StringComparison.Ordinal) || text.EndsWith(".Hashtable", StringComparison.Ordinal));
}
