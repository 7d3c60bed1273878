using System.Text;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// A window over a stream that grows to hold one object. Offsets count from the current position; lines are counted as the
/// position moves.
/// </summary>
internal sealed class JsonBuffer(Stream stream)
{
    private byte[] bytes = new byte[128 * 1024];
    private int start;
    private int end;
    private int pieceStart;
    private long pieceLine = 1;
    private bool isAtEnd;

    /// <summary>Line of the current position, from 1.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Bytes read and not yet passed.</summary>
    public int Length => end - start;

    /// <summary>Blanks that stand before the current position on its line; null when anything else stands there.</summary>
    public string? Indent { get; private set; } = string.Empty;

    /// <summary>The piece taken last.</summary>
    public ReadOnlySpan<byte> LastPiece => bytes.AsSpan(pieceStart, start - pieceStart);

    public byte this[int offset] => bytes[start + offset];

    public ReadOnlySpan<byte> Span(int from, int to) => bytes.AsSpan(start + from, to - from);

    /// <summary>Whether the byte exists; reads on when needed.</summary>
    public bool Has(int offset)
    {
        while (offset >= end - start)
        {
            if (!Fill())
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Bytes from here to the last that is no blank before the line's end; null when the line is longer than that.</summary>
    public int? LineLength(int maximum)
    {
        var from = 0;
        while (Has(from))
        {
            var newline = Span(from, Length).IndexOf((byte)'\n');
            if (newline >= 0 || Length > maximum)
            {
                return newline < 0 ? null : Trimmed(from + newline);
            }

            from = Length;
        }

        return Trimmed(Length);
    }

    /// <summary>Moves over bytes.</summary>
    public void Advance(int count) => Move(Math.Min(count, Length));

    /// <summary>Takes a piece and moves behind it.</summary>
    public ReadOnlyMemory<byte> Take(int length)
    {
        length = Math.Min(length, Length);
        pieceStart = start;
        pieceLine = Line;
        Move(length);
        return bytes.AsMemory(pieceStart, length);
    }

    /// <summary>Gives back the end of the piece taken last.</summary>
    public void GiveBack(int newLength)
    {
        start = pieceStart;
        Line = pieceLine;
        Move(newLength);
    }

    public void SkipBlanksAndCommas()
    {
        while (Has(0))
        {
            var count = 0;
            while (count < Length && this[count] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)',' or 0x1E)
            {
                count++;
            }

            if (count == 0)
            {
                return;
            }

            Move(count);
        }
    }

    /// <summary>Offset of the next line that begins an object or ends a list, or the end of the stream. Lines passed over are let go.</summary>
    public int FindObjectLine(int from)
    {
        var at = from;
        while (Has(at))
        {
            if (this[at] == (byte)'\n')
            {
                var next = at + 1;
                while (Has(next) && this[next] is (byte)' ' or (byte)'\t' or (byte)'\r')
                {
                    next++;
                }

                if (Has(next) && this[next] is (byte)'{' or (byte)']')
                {
                    return next;
                }
            }

            at++;
            if (at > 4 * 1024 * 1024)
            {
                Move(at);
                at = 0;
            }
        }

        return Length;
    }

    private int Trimmed(int length)
    {
        while (length > 1 && this[length - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)',')
        {
            length--;
        }

        return length;
    }

    private bool Fill()
    {
        if (isAtEnd)
        {
            return false;
        }

        if (end == bytes.Length)
        {
            MakeRoom();
        }

        var read = stream.Read(bytes, end, bytes.Length - end);
        isAtEnd = read == 0;
        end += read;
        return read > 0;
    }

    private void MakeRoom()
    {
        var target = Length > bytes.Length / 2 ? new byte[checked(bytes.Length * 2)] : bytes;
        Buffer.BlockCopy(bytes, start, target, 0, Length);
        end -= start;
        start = 0;
        pieceStart = 0;
        bytes = target;
    }

    private void Move(int count)
    {
        var moved = bytes.AsSpan(start, count);
        start += count;
        var newline = moved.LastIndexOf((byte)'\n');
        if (newline >= 0)
        {
            Indent = string.Empty;
            for (var rest = moved.Slice(0, newline + 1); rest.IndexOf((byte)'\n') is >= 0 and var at; rest = rest.Slice(at + 1))
            {
                Line++;
            }
        }

        Indent = Indent is null ? null : Blanks(Indent, moved.Slice(newline + 1));
    }

    private static string? Blanks(string before, ReadOnlySpan<byte> span)
    {
        if (span.Length == 0)
        {
            return before;
        }

        foreach (var value in span)
        {
            if (value is not ((byte)' ' or (byte)'\t'))
            {
                return null;
            }
        }

        return before + Encoding.ASCII.GetString(span.ToArray());
    }
}
