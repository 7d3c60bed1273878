using System.Text.Json;
using OAuthHunter.Evidence;
using OAuthHunter.Providers.Files;
using OAuthHunter.Providers.Formats;

namespace OAuthHunter.Providers.Json;

/// <summary>Reads a JSON file of any layout, record by record.</summary>
internal sealed class JsonFileReader(ReadSession session, FileTally file)
{
    private const string ExportAgain = "Export the file again; it is cut off.";
    private const string AskAgain = "Run the export again; the service failed while it was made.";

    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 128 };

    private readonly JsonNames names = new();
    private readonly AuditRowReader audit = new();

    private EntitySet? pageSet;
    private JsonRow? pageHead;
    private bool pageHasNext;

    public void Read(Stream utf8)
    {
        var splitter = new JsonSplitter(utf8);
        while (splitter.Next() is { } piece)
        {
            file.Container = splitter.IsLines ? "NDJSON" : "JSON";
            switch (piece.Kind)
            {
                case JsonPieceKind.Element:
                    ReadElement(splitter, piece);
                    break;
                case JsonPieceKind.PageHead:
                    ReadHead(piece);
                    break;
                case JsonPieceKind.PageTail:
                    ReadTail(piece);
                    break;
                case JsonPieceKind.CutOff:
                    NoteError(piece);
                    file.Reject(piece.Line, piece.Reason!);
                    file.Fail($"The file is cut off: {piece.Reason} It began on line {piece.Line}.", ExportAgain);
                    break;
                default:
                    NoteError(piece);
                    file.Reject(piece.Line, piece.Reason!);
                    break;
            }
        }
    }

    private void ReadElement(JsonSplitter splitter, JsonPiece piece)
    {
        if (pageSet is null && audit.Read(piece.Bytes, new EvidenceOrigin(file.Path, piece.Line)) is { } record)
        {
            Take(piece, record);
            return;
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(piece.Bytes, Options);
        }
        catch (JsonException exception)
        {
            if (splitter.Retry())
            {
                return;
            }

            splitter.Reject();
            NoteError(piece);
            file.Reject(piece.Line, "No valid JSON: " + Short(exception.Message));
            return;
        }

        using (document)
        {
            var row = new JsonRow(document.RootElement, names) { Origin = new EvidenceOrigin(file.Path, piece.Line) };
            if (!row.HasExactly("Workload") && IsError(row))
            {
                file.Fail("The service answered with an error in place of data: " + ErrorText(row), AskAgain);
            }
            else if (!row.HasExactly("Workload") && ScubaGearReader.Recognises(row))
            {
                new ScubaGearReader(session, file).Read(row);
            }
            else
            {
                Take(piece, row);
            }
        }
    }

    private void Take(JsonPiece piece, EvidenceRow row)
    {
        try
        {
            session.Take(file, pageHead is null ? row : new OverlayRow(row, pageHead), pageSet);
        }
        catch (Exception exception) when (exception is InvalidOperationException or FormatException or ArgumentException)
        {
            file.Reject(piece.Line, "The record cannot be understood: " + Short(exception.Message));
        }
    }

    private void ReadHead(JsonPiece piece)
    {
        var head = Parse(piece.Bytes.ToArray(), "]}"u8);
        pageSet = head is null ? null : GraphKinds.OfContext(head.Text("@odata.context"));

        // Whose rules these are, only the page tells.
        pageHead = pageSet == EntitySets.InboxRules ? head : null;
        if (pageSet is not null)
        {
            session.Feeds(file, pageSet);
            if (head!.Has("@odata.nextLink"))
            {
                session.Coverage.Page(pageSet, hasNext: true);
                pageHasNext = true;
            }
        }

        NoteErrorIn(head);
    }

    private void ReadTail(JsonPiece piece)
    {
        var text = piece.Bytes.ToArray();
        var comma = Array.IndexOf(text, (byte)',');
        var tail = comma < 0 ? null : Parse([(byte)'{', .. text.AsSpan(comma + 1)], default);
        if (pageSet is not null && !pageHasNext)
        {
            session.Coverage.Page(pageSet, tail?.Has("@odata.nextLink") == true);
        }

        NoteErrorIn(tail);
        pageSet = null;
        pageHead = null;
        pageHasNext = false;
    }

    private void NoteErrorIn(JsonRow? row)
    {
        if (row is not null && row.Has("error") && row.Text("error") is not null)
        {
            file.Fail("The service broke off with an error: " + ErrorText(row), AskAgain);
        }
    }

    /// <summary>A service that fails in the middle of an answer writes its error behind what it had sent.</summary>
    private void NoteError(JsonPiece piece)
    {
        if (piece.Bytes.Span.IndexOf("{\"error\""u8) >= 0)
        {
            file.Fail($"The service broke off with an error on line {piece.Line}.", AskAgain);
        }
    }

    private static JsonRow? Parse(byte[] start, ReadOnlySpan<byte> end)
    {
        try
        {
            using var document = JsonDocument.Parse((byte[])[.. start, .. end], Options);
            return document.RootElement.ValueKind == JsonValueKind.Object ? new JsonRow(document.RootElement.Clone()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsError(JsonRow row) => row.Has("error") && row.Names.Count() <= 2 && row.Object("error")?.Has("code") == true;

    private static string ErrorText(JsonRow row)
    {
        var error = row.Object("error");
        return Short(error?.Text("message", "code") ?? row.Text("error") ?? "no message");
    }

    private static string Short(string text) => text.Length <= 200 ? text : text.Substring(0, 200);
}
