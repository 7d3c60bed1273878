using System.Diagnostics;
using OAuthHunter.Evidence;

namespace OAuthHunter.Providers.Files;

/// <summary>Passes bytes through and tells how far the file is read, five times a second at most.</summary>
internal sealed class ProgressStream(Stream inner, long total, FileTally file, IReadObserver observer, CancellationToken cancellationToken) : Stream
{
    private const long IntervalMilliseconds = 200;

    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long consumed;
    private long reported;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => consumed;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var read = inner.Read(buffer, offset, count);
        consumed += read;
        if (watch.ElapsedMilliseconds - reported >= IntervalMilliseconds)
        {
            reported = watch.ElapsedMilliseconds;
            observer.Progress(file.Path, consumed, total, file.Rows);
        }

        return read;
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
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
