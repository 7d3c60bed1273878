namespace OAuthHunter.Providers.Files;

/// <summary>Shows the first bytes of a stream before it is read.</summary>
internal sealed class PeekableStream : Stream
{
    private readonly Stream inner;
    private readonly byte[] head;
    private readonly int headLength;
    private int position;

    public PeekableStream(Stream inner, int length)
    {
        this.inner = inner;
        head = new byte[length];
        while (headLength < length && inner.Read(head, headLength, length - headLength) is > 0 and var read)
        {
            headLength += read;
        }
    }

    public ReadOnlySpan<byte> Head => head.AsSpan(0, headLength);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Passes over bytes of the head.</summary>
    public void Skip(int count) => position = Math.Min(headLength, position + count);

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (position >= headLength)
        {
            return inner.Read(buffer, offset, count);
        }

        var copied = Math.Min(count, headLength - position);
        Buffer.BlockCopy(head, position, buffer, offset, copied);
        position += copied;
        return copied;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
