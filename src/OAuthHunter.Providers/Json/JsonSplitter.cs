using System.Text;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// Splits a stream of UTF-8 JSON into its outermost objects, whatever holds them: a list, <c>{"value": [...]}</c> pages, one object
/// a line, objects in a row. One object is held in memory at a time, and a damaged one does not take the next one with it.
/// </summary>
internal sealed class JsonSplitter(Stream stream, int maxElementBytes = 64 * 1024 * 1024)
{
    private const char List = '[';
    private const char Page = 'P';

    private readonly JsonBuffer buffer = new(stream);
    private readonly Stack<char> containers = new();
    private long elementLine;
    private string? elementIndent;
    private bool canGoBack;
    private bool wasWholeLine;
    private bool mustScan;

    /// <summary>Whether objects stood one on a line.</summary>
    public bool IsLines { get; private set; }

    /// <summary>The next piece, or null at the end.</summary>
    public JsonPiece? Next()
    {
        while (true)
        {
            canGoBack = false;
            buffer.SkipBlanksAndCommas();
            if (!buffer.Has(0))
            {
                return EndOfFile();
            }

            var first = buffer[0];
            switch (first)
            {
                case (byte)'[':
                    containers.Push(List);
                    buffer.Advance(1);
                    continue;
                case (byte)']' when containers.Count > 0 && containers.Peek() == List:
                    containers.Pop();
                    buffer.Advance(1);
                    if (containers.Count > 0 && containers.Peek() == Page)
                    {
                        containers.Pop();
                        return ScanTail();
                    }

                    continue;
                case (byte)'{':
                    return ScanElement();
                default:
                    if (containers.Count > 0 && SkipScalar(first))
                    {
                        continue;
                    }

                    return Garbage();
            }
        }
    }

    /// <summary>
    /// Says that the element just given is no JSON. True when it was only taken for an object and is now looked at closely: it
    /// comes again, in its true pieces.
    /// </summary>
    public bool Retry()
    {
        if (canGoBack && wasWholeLine)
        {
            buffer.GiveBack(0);
            mustScan = true;
            return true;
        }

        return false;
    }

    /// <summary>
    /// Gives up the element just given. An object without its end swallows its neighbours; reading goes on at the first of
    /// them.
    /// </summary>
    public void Reject()
    {
        if (canGoBack && FindNeighbour(buffer.LastPiece) is { } neighbour)
        {
            buffer.GiveBack(neighbour);
        }
    }

    private JsonPiece ScanElement()
    {
        elementLine = buffer.Line;
        elementIndent = buffer.Indent;

        // Where objects stand one on a line, a line that ends like one is taken for one; the parser finds out if it is not.
        wasWholeLine = !mustScan && IsLines && containers.Count == 0 && elementIndent is { Length: 0 };
        mustScan = false;
        if (wasWholeLine && buffer.LineLength(maxElementBytes) is { } line && buffer[line - 1] == (byte)'}')
        {
            canGoBack = true;
            return new JsonPiece(JsonPieceKind.Element, buffer.Take(line), elementLine);
        }

        wasWholeLine = false;
        var scan = new ElementScan(buffer, 0, IsLines && containers.Count == 0, maxElementBytes);
        switch (scan.Run())
        {
            case ScanOutcome.Complete:
                IsLines |= containers.Count == 0 && elementIndent is { Length: 0 } && !scan.HasLineBreak;
                canGoBack = true;
                return new JsonPiece(JsonPieceKind.Element, buffer.Take(scan.Length), elementLine);
            case ScanOutcome.Page:
                containers.Push(Page);
                containers.Push(List);
                return new JsonPiece(JsonPieceKind.PageHead, buffer.Take(scan.Length), elementLine);
            case ScanOutcome.EndOfFile when FindNeighbour(buffer.Span(0, buffer.Length)) is null:
                return CutOff("The file ends inside an object.");
            case var outcome:
                return Damaged(scan, outcome);
        }
    }

    /// <summary>Goes on at the next object of the same depth: among what was read already, or else on a later line.</summary>
    private JsonPiece Damaged(ElementScan scan, ScanOutcome outcome)
    {
        var length = FindNeighbour(buffer.Span(0, Math.Min(buffer.Length, scan.Length + 1))) ?? buffer.FindObjectLine(Math.Max(0, scan.Length - 1));
        var reason = outcome switch
        {
            ScanOutcome.LineBreakInText => "A line ends inside a text.",
            ScanOutcome.TooLarge => "The object is larger than any record can be.",
            _ => "The object is not closed.",
        };
        return new JsonPiece(JsonPieceKind.Damaged, buffer.Take(length), elementLine, reason);
    }

    private JsonPiece ScanTail()
    {
        elementLine = buffer.Line;
        var scan = new ElementScan(buffer, 1, false, maxElementBytes);
        return scan.Run() == ScanOutcome.Complete
            ? new JsonPiece(JsonPieceKind.PageTail, buffer.Take(scan.Length), elementLine)
            : CutOff("The file ends inside a page.");
    }

    private JsonPiece Garbage()
    {
        var line = buffer.Line;
        return new JsonPiece(JsonPieceKind.Damaged, buffer.Take(Math.Max(1, buffer.FindObjectLine(0))), line, "No JSON object begins here.");
    }

    private JsonPiece? EndOfFile()
    {
        if (containers.Count == 0)
        {
            return null;
        }

        containers.Clear();
        return new JsonPiece(JsonPieceKind.CutOff, default, buffer.Line, "The file ends inside a list.");
    }

    private JsonPiece CutOff(string reason)
    {
        containers.Clear();
        return new JsonPiece(JsonPieceKind.CutOff, buffer.Take(buffer.Length), elementLine, reason);
    }

    /// <summary>Passes over null, true, a number or a text in a list of objects; false when it is something else.</summary>
    private bool SkipScalar(byte first)
    {
        if (first == (byte)'"')
        {
            for (var at = 1; buffer.Has(at) && buffer[at] != (byte)'\n'; at += buffer[at] == (byte)'\\' ? 2 : 1)
            {
                if (buffer[at] == (byte)'"')
                {
                    buffer.Advance(at + 1);
                    return true;
                }
            }

            return false;
        }

        var length = 0;
        while (length < 40 && buffer.Has(length) && (buffer[length] is (byte)'-' or (byte)'+' or (byte)'.' || IsLetterOrDigit(buffer[length])))
        {
            length++;
        }

        buffer.Advance(length);
        return length is > 0 and < 40;
    }

    private static bool IsLetterOrDigit(byte value) =>
        value is (>= (byte)'0' and <= (byte)'9') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z');

    /// <summary>Where in the bytes a line begins an object at the indentation of the element; null when none does.</summary>
    private int? FindNeighbour(ReadOnlySpan<byte> span)
    {
        if (elementIndent is null || span.Length < 2)
        {
            return null;
        }

        var at = span.Slice(1).IndexOf(Encoding.ASCII.GetBytes("\n" + elementIndent + "{"));
        return at < 0 ? null : at + 2;
    }
}
