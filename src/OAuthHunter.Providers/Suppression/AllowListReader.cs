using System.Text.Json;
using OAuthHunter.Providers.Csv;
using OAuthHunter.Providers.Json;
using OAuthHunter.Suppression;
using Sylvan.Data.Csv;

namespace OAuthHunter.Providers.Suppression;

/// <summary>Reads an allow-list from a JSON or CSV file. Which it is, the content tells; a file that is neither is an error, never an empty list.</summary>
internal static class AllowListReader
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="InvalidDataException">The file is no allow-list, or is damaged.</exception>
    public static IReadOnlyList<AllowListItem> Read(string path)
    {
        string text;
        using (var reader = new StreamReader(path))
        {
            text = reader.ReadToEnd();
        }

        var start = text.TrimStart();
        return start.Length == 0 ? throw new InvalidDataException("The file is empty.")
            : start[0] is '[' or '{' or '/' ? ReadJson(text, path)
            : ReadCsv(text, path);
    }

    private static IReadOnlyList<AllowListItem> ReadJson(string text, string path)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(text, Lenient);
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"It is no valid JSON (line {(exception.LineNumber ?? 0) + 1}): {exception.Message}", exception);
        }

        using (document)
        {
            var root = document.RootElement;
            var list = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("entries", out var entries) ? entries : root;
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new InvalidDataException("It holds no list of entries.");
            }

            var number = 0;
            return [.. list.EnumerateArray().Select(item =>
            {
                var origin = $"{Path.GetFileName(path)}, entry {++number}";
                return item.ValueKind == JsonValueKind.Object
                    ? AllowListParser.Parse(new JsonRow(item), origin)
                    : new AllowListItem(null, "It is no object.", origin);
            })];
        }
    }

    private static IReadOnlyList<AllowListItem> ReadCsv(string text, string path)
    {
        var items = new List<AllowListItem>();
        try
        {
            using var source = new TypeLineSkipper(new StringReader(text));
            using var reader = CsvDataReader.Create(source, new CsvDataReaderOptions { HasHeaders = false });
            if (!reader.Read())
            {
                throw new InvalidDataException("The file is empty.");
            }

            var header = new CsvHeader([.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)]);
            if (!header.Has("Target") || !header.Has("Reason"))
            {
                throw new InvalidDataException("Its first line must name the columns DetectionId, Target, Reason, Owner and Expires.");
            }

            while (reader.Read())
            {
                var origin = $"{Path.GetFileName(path)}, row {reader.RowNumber}";
                if (reader.RowFieldCount == 1 && reader.GetString(0).Trim().Length == 0)
                {
                    continue;
                }

                items.Add(reader.RowFieldCount == header.Count
                    ? AllowListParser.Parse(new CsvRow(header, index => reader.GetString(index)), origin)
                    : new AllowListItem(null, $"It has {reader.RowFieldCount} cells in place of {header.Count}.", origin));
            }
        }
        catch (Exception exception) when (exception is CsvFormatException or CsvRecordTooLargeException)
        {
            throw new InvalidDataException($"It cannot be read as CSV: {exception.Message}", exception);
        }

        return items;
    }
}
