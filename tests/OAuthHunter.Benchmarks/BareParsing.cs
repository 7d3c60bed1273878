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
}
