using System.Text;

namespace OAuthHunter.Providers.Files;

/// <summary>Gives a text in any encoding as UTF-8 bytes. What is no text is replaced, so that its readers never meet invalid UTF-8.</summary>
internal sealed class Utf8Stream(TextReader reader) : Stream
{
    private readonly char[] chars = new char[16 * 1024];
    private readonly Encoder encoder = new UTF8Encoding(false).GetEncoder();
    private readonly byte[] pending = new byte[64 * 1024];
    private int pendingStart;
    private int pendingEnd;
    private bool isAtEnd;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        while (pendingStart == pendingEnd)
        {
            if (isAtEnd)
            {
                return 0;
            }

            var read = reader.Read(chars, 0, chars.Length);
            isAtEnd = read == 0;
            pendingStart = 0;
            pendingEnd = encoder.GetBytes(chars, 0, read, pending, 0, isAtEnd);
        }

        var copied = Math.Min(count, pendingEnd - pendingStart);
        Buffer.BlockCopy(pending, pendingStart, buffer, offset, copied);
        pendingStart += copied;
        return copied;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            reader.Dispose();
        }

        base.Dispose(disposing);
    }
}
