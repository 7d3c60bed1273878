using System.Globalization;

namespace OAuthHunter.Knowledge;

/// <summary>Reads a list of known apps that a caller brings: CSV with a header line, or name and value pairs of objects.</summary>
public static class KnownAppList
{
    private static readonly string[] Verdicts = ["malicious", "dual-use", "first-party-abused"];

    /// <summary>The entries of a CSV text with the columns app_id (or AppId), name, verdict, and maybe confidence, notes and sources.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="list">Name of the list, for entries without a source of their own.</param>
    /// <exception cref="FormatException">A line is no entry.</exception>
    public static IReadOnlyList<AbusedApp> Parse(string csv, string list)
    {
        var lines = KnowledgeTable.Split(csv.TrimStart('\uFEFF')).Where(cells => cells.Any(cell => cell.Trim().Length > 0)).ToList();
        if (lines.Count == 0)
        {
            throw new FormatException("The list is empty; its first line names the columns: app_id,name,verdict,confidence,notes,sources.");
        }

        // A file of another kind would pass for a list without entries, and nobody would know that it was not used.
        var header = lines[0].ConvertAll(name => name.Trim());
        if (!header.Exists(IsIdColumn) || !header.Contains("verdict", StringComparer.OrdinalIgnoreCase))
        {
            throw new FormatException("Its first line must name the columns, at least app_id and verdict. Of JSON make objects first: Get-Content known.json | ConvertFrom-Json.");
        }

        return [.. lines.Skip(1).Select((cells, index) => Read(name => ValueOf(header, cells, name), list, string.Format(CultureInfo.InvariantCulture, "Line {0}", index + 2)))];
    }

    /// <summary>One entry.</summary>
    /// <param name="value">The value of a column or property, whatever its case; null when there is none.</param>
    /// <param name="list">Name of the list.</param>
    /// <param name="place">Where the entry stands, for the error.</param>
    /// <exception cref="FormatException">It is no entry.</exception>
    public static AbusedApp Read(Func<string, string?> value, string list, string place)
    {
        var id = (value("app_id") ?? value("AppId"))?.Trim();
        if (!Guid.TryParse(id, out var appId))
        {
            throw new FormatException($"{place}: '{id}' is no application id.");
        }

        var verdict = value("verdict")?.Trim().ToLowerInvariant();
        if (verdict is null || !Verdicts.Contains(verdict))
        {
            throw new FormatException($"{place}: the verdict '{verdict}' is none of {string.Join(", ", Verdicts)}.");
        }

        var confidence = value("confidence")?.Trim().ToLowerInvariant();
        return new AbusedApp
        {
            AppId = appId.ToString(),
            Name = Text(value("name")) ?? appId.ToString(),
            Verdict = verdict,
            Confidence = confidence is "high" or "medium" or "low" ? confidence : "medium",
            Notes = Text(value("notes")),
            Sources = Text(value("sources") ?? value("source")) ?? list,
        };
    }

    private static bool IsIdColumn(string name) => name.Equals("app_id", StringComparison.OrdinalIgnoreCase) || name.Equals("AppId", StringComparison.OrdinalIgnoreCase);

    private static string? ValueOf(List<string> header, List<string> cells, string name)
    {
        var index = header.FindIndex(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
        return index >= 0 && index < cells.Count ? cells[index] : null;
    }

    private static string? Text(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
