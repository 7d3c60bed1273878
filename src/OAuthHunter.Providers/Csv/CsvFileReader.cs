using OAuthHunter.Evidence;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Formats;
using Sylvan.Data.Csv;

namespace OAuthHunter.Providers.Csv;

/// <summary>Reads a CSV file line by line. The header and the first record decide whether it is evidence at all.</summary>
internal sealed class CsvFileReader(ReadSession session, FileTally file)
{
    private const int MaxRecordCharacters = 64 * 1024 * 1024;

    /// <summary>True when the file holds records that are known; false leaves it unrecognised.</summary>
    public bool Read(TextReader text)
    {
        using var source = new TypeLineSkipper(text);
        using var reader = CsvDataReader.Create(source, new CsvDataReaderOptions
        {
            HasHeaders = false,
            BufferSize = 64 * 1024,
            MaxBufferSize = MaxRecordCharacters,
        });
        if (reader.FieldCount < 2 || !reader.Read())
        {
            return false;
        }

        var header = new CsvHeader([.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)]);
        var cells = new string?[header.Count];
        var row = new CsvRow(header, index => cells[index] ??= reader.GetString(index));
        if (KindOfHeader(header) is not { } kind)
        {
            return false;
        }

        file.Container = "CSV";
        if (kind.Set is { } set)
        {
            session.Feeds(file, set);
        }

        ReadRows(reader, row, cells);
        return true;
    }

    private void ReadRows(CsvDataReader reader, CsvRow row, string?[] cells)
    {
        while (Next(reader))
        {
            Array.Clear(cells, 0, cells.Length);
            if (reader.RowFieldCount == 1 && reader.GetString(0).Trim().Length == 0)
            {
                continue;
            }

            row.Origin = new EvidenceOrigin(file.Path, reader.RowNumber);
            if (reader.RowFieldCount != cells.Length)
            {
                file.Reject(reader.RowNumber, $"The line has {reader.RowFieldCount} cells in place of {cells.Length}.");
                continue;
            }

            session.Take(file, row);
        }
    }

    private bool Next(CsvDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (Exception exception) when (exception is CsvFormatException or CsvRecordTooLargeException)
        {
            file.Reject(reader.RowNumber + 1, exception.Message);
            file.Fail($"The file cannot be read beyond row {reader.RowNumber}: {exception.Message}", "Export the file again; a quotation mark is missing or the file is cut off.");
            return false;
        }
    }

    private static RecordKind? KindOfHeader(CsvHeader header) =>
        RecordClassifier.Classify(new CsvRow(header, _ => string.Empty))?.Kind
        ?? (IsLogAnalytics(header) || (header.Has("properties") && header.Has("category")) ? RecordKind.Ignored("Log Analytics") : null);

    /// <summary>Log Analytics names the table in a column; each line is then judged by it.</summary>
    private static bool IsLogAnalytics(CsvHeader header) =>
        (header.Has("Type") || header.Has("$table"))
        && (header.Has("TimeGenerated") || header.Has("SourceSystem") || header.Has("timestamp") || header.Has("IPCustomEntity"));
}
