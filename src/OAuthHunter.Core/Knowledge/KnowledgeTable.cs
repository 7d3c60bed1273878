using System.Text;

namespace OAuthHunter.Knowledge;

/// <summary>
/// Reads the tables that are built into this assembly: our own RFC 4180 files with a header line. (Evidence is read elsewhere,
/// by a library; Core carries no package.)
/// </summary>
internal static class KnowledgeTable
{
    /// <summary>Rows of a table as column name → text; empty cells are empty strings.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Load(string file)
    {
        using var stream = typeof(KnowledgeTable).Assembly.GetManifestResourceStream("OAuthHunter.Knowledge." + file)
            ?? throw new InvalidOperationException($"The table '{file}' is not built into the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var lines = Split(reader.ReadToEnd()).ToList();
        var header = lines[0];
        return [.. lines.Skip(1).Where(cells => cells.Count == header.Count).Select(cells => (IReadOnlyDictionary<string, string>)header
            .Select((name, index) => (name, cells[index]))
            .ToDictionary(pair => pair.name, pair => pair.Item2, StringComparer.Ordinal))];
    }

    internal static IEnumerable<List<string>> Split(string text)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                {
                    cell.Append(c);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append(text[++i]);
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c == ',')
            {
                cells.Add(cell.ToString());
                cell.Clear();
            }
            else if (c == '\n')
            {
                cells.Add(cell.ToString().TrimEnd('\r'));
                cell.Clear();
                yield return cells;
                cells = [];
            }
            else
            {
                cell.Append(c);
            }
        }

        if (cells.Count > 0 || cell.Length > 0)
        {
            cells.Add(cell.ToString());
            yield return cells;
        }
    }
}
