namespace OAuthHunter.Providers.Json;

/// <summary>How the scan of an object ended.</summary>
internal enum ScanOutcome
{
    Complete,
    Page,
    EndOfFile,
    LineBreakInText,
    NotClosed,
    TooLarge,
}

/// <summary>Finds the end of one object by counting brackets outside texts, or the list that makes it a page.</summary>
internal sealed class ElementScan(JsonBuffer buffer, int startDepth, bool isLines, int maxBytes)
{
    private int depth = startDepth;
    private int at;
    private int keyStart = -1;
    private int keyEnd = -1;
    private byte last;

    /// <summary>Bytes from the object's start to where the scan ended.</summary>
    public int Length => at;

    public bool HasLineBreak { get; private set; }

    public ScanOutcome Run()
    {
        while (buffer.Has(at))
        {
            if (at > maxBytes)
            {
                return ScanOutcome.TooLarge;
            }

            var current = buffer[at];
            switch (current)
            {
                case (byte)'"':
                    if (SkipText() is { } failure)
                    {
                        return failure;
                    }

                    last = current;
                    continue;
                case (byte)'{':
                    depth++;
                    break;
                case (byte)'[':
                    if (depth == 1 && IsPageList())
                    {
                        at++;
                        return ScanOutcome.Page;
                    }

                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (--depth == 0)
                    {
                        at++;
                        return ScanOutcome.Complete;
                    }

                    break;
                case (byte)'\n':
                    HasLineBreak = true;
                    if (buffer.Has(at + 1) && buffer[at + 1] == (byte)'{' && (isLines || last is not ((byte)':' or (byte)',' or (byte)'[' or (byte)'{')))
                    {
                        at++;
                        return ScanOutcome.NotClosed;
                    }

                    break;
            }

            if (current > (byte)' ')
            {
                last = current;
            }

            at++;
        }

        return ScanOutcome.EndOfFile;
    }

    private ScanOutcome? SkipText()
    {
        var start = ++at;
        while (buffer.Has(at))
        {
            var run = buffer.Span(at, buffer.Length).IndexOfAny((byte)'"', (byte)'\\', (byte)'\n');
            if (run < 0)
            {
                at = buffer.Length;
                if (at > maxBytes)
                {
                    return ScanOutcome.TooLarge;
                }

                continue;
            }

            at += run;
            switch (buffer[at])
            {
                case (byte)'"':
                    if (depth == 1)
                    {
                        keyStart = start;
                        keyEnd = at;
                    }

                    at++;
                    return null;
                case (byte)'\\':
                    at += 2;
                    break;
                default:
                    HasLineBreak = true;
                    at++;
                    return ScanOutcome.LineBreakInText;
            }
        }

        return ScanOutcome.EndOfFile;
    }

    /// <summary>A list of objects (or an empty one) under a name that pages use.</summary>
    private bool IsPageList()
    {
        if (last != (byte)':' || keyStart < 0)
        {
            return false;
        }

        var key = buffer.Span(keyStart, keyEnd);
        if (!key.SequenceEqual("value"u8) && !key.SequenceEqual("records"u8) && !key.SequenceEqual("Records"u8))
        {
            return false;
        }

        var next = at + 1;
        while (buffer.Has(next) && buffer[next] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            next++;
        }

        return buffer.Has(next) && buffer[next] is (byte)'{' or (byte)']';
    }
}
