using System.Text.Json;

namespace OAuthHunter.Benchmarks;

/// <summary>The yardstick: each line parsed by System.Text.Json and thrown away.</summary>
internal static class BareParsing
{
    public static long Read(string path)
    {
        long rows = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            rows += document.RootElement.ValueKind == JsonValueKind.Object ? 1 : 0;
        }

        return rows;
    }

    /// <summary>The same for an export whose records are JSON in a column: that must be parsed too, where it can be.</summary>
    public static long ReadWithAuditData(string path)
    {
        long rows = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var document = JsonDocument.Parse(line);
            try
            {
                using var data = JsonDocument.Parse(document.RootElement.GetProperty("AuditData").GetString()!);
                rows += data.RootElement.ValueKind == JsonValueKind.Object ? 1 : 0;
            }
            catch (JsonException)
            {
                // Cut off.
            }
        }

        return rows;
    }
}
