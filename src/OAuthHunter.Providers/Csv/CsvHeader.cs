namespace OAuthHunter.Providers.Csv;

/// <summary>
/// The columns of a CSV file under the names that mappers ask for: without the blanks and hyphens of the portals' headers, without
/// <c>[UTC]</c>, and without Log Analytics' type suffixes (<c>Status_dynamic</c>, <c>Status_string</c>).
/// </summary>
internal sealed class CsvHeader
{
    private static readonly string[] Suffixes = ["_dynamic", "_string", "_s", "_d", "_g", "_b", "_t"];

    private readonly Dictionary<string, List<int>> columns = new(StringComparer.OrdinalIgnoreCase);

    public CsvHeader(IReadOnlyList<string> names)
    {
        Count = names.Count;
        Names = [.. names.Select(Canonical)];
        for (var i = 0; i < names.Count; i++)
        {
            Add(Names[i], i);
        }

        for (var i = 0; i < names.Count; i++)
        {
            foreach (var suffix in Suffixes)
            {
                if (Names[i].EndsWith(suffix, StringComparison.OrdinalIgnoreCase) && Names[i].Length > suffix.Length)
                {
                    Add(Names[i].Substring(0, Names[i].Length - suffix.Length), i);
                }
            }
        }
    }

    public int Count { get; }

    public IReadOnlyList<string> Names { get; }

    public bool Has(string name) => columns.ContainsKey(name);

    /// <summary>Positions of the columns that carry the name; the exact one first.</summary>
    public IReadOnlyList<int> Positions(string name) => columns.TryGetValue(name, out var positions) ? positions : [];

    private static string Canonical(string name)
    {
        var text = name.Trim().Trim('\uFEFF', '"');
        foreach (var zone in new[] { "[UTC]", "(UTC)" })
        {
            if (text.EndsWith(zone, StringComparison.OrdinalIgnoreCase))
            {
                text = text.Substring(0, text.Length - zone.Length);
            }
        }

        return text.Replace(" ", string.Empty).Replace("-", string.Empty);
    }

    private void Add(string name, int position)
    {
        if (!columns.TryGetValue(name, out var positions))
        {
            columns.Add(name, positions = []);
        }

        positions.Add(position);
    }
}
