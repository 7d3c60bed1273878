using System.Runtime.InteropServices;
using System.Text.Json;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// Reads a record of the unified audit log, bare or as JSON in the column AuditData of an export, without making documents of it.
/// These logs have millions of rows; whatever else a file holds goes the general way.
/// </summary>
internal sealed class AuditRowReader
{
    private readonly JsonIndex outer = new();
    private readonly JsonIndex inner = new();
    private readonly IndexedRow outerRow;
    private readonly IndexedRow innerRow;
    private byte[] unescaped = new byte[8 * 1024];

    public AuditRowReader()
    {
        var texts = new Utf8TextPool();
        outerRow = new IndexedRow(outer, texts);
        innerRow = new IndexedRow(inner, texts);
    }

    /// <summary>The record as a row that is valid until the next is read; null when it is none, or not as exports write it.</summary>
    public IndexedRow? Read(ReadOnlyMemory<byte> piece, EvidenceOrigin origin)
    {
        var span = piece.Span;
        var isExport = span.IndexOf("\"AuditData\""u8) >= 0;
        if ((!isExport && span.IndexOf("\"Workload\""u8) < 0)
            || !MemoryMarshal.TryGetArray(piece, out var bytes)
            || !outer.Read(bytes.Array!, bytes.Offset, bytes.Count))
        {
            return null;
        }

        outerRow.Origin = origin;
        outerRow.Inner = null;
        outerRow.IsExport = false;
        if (!isExport)
        {
            return outer.HasExactly("Workload") && outer.HasExactly("Operation") && outer.HasExactly("CreationTime") ? outerRow : null;
        }

        return ReadInner(origin) ? outerRow : null;
    }

    private bool ReadInner(EvidenceOrigin origin)
    {
        var place = outer.Find("AuditData");
        if (place < 0 || outer[place].Type != JsonTokenType.String || !Unescape(outer[place], out var bytes, out var start, out var length))
        {
            return false;
        }

        if (length == 0 || bytes[start] != (byte)'{')
        {
            return false;
        }

        if (inner.Read(bytes, start, length))
        {
            innerRow.Origin = origin;
            outerRow.Inner = innerRow;
        }

        // What is cut off is no object; what is only too wide is one.
        outerRow.IsExport = true;
        return !inner.IsFull;
    }

    private bool Unescape(JsonIndexEntry entry, out byte[] bytes, out int start, out int length)
    {
        (bytes, start, length) = (outer.Bytes, entry.Start + 1, entry.Length - 2);
        if (!entry.IsEscaped)
        {
            return true;
        }

        if (unescaped.Length < length)
        {
            unescaped = new byte[length * 2];
        }

        try
        {
            var reader = new Utf8JsonReader(new ReadOnlySpan<byte>(outer.Bytes, entry.Start, entry.Length));
            reader.Read();
            length = reader.CopyString(unescaped);
            (bytes, start) = (unescaped, 0);
            return true;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return false;
        }
    }
}
