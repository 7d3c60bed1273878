using System.Buffers;

namespace OAuthHunter.Providers.Http;

/// <summary>
/// Reads an answer's body whole into rented memory, with a bound, and notices when it ends before its announced length. A reading
/// that fails leaves its memory to the garbage collector, because the connection may still write into it.
/// </summary>
internal static class BodyReader
{
    /// <summary>Far above any page that the services send.</summary>
    private const int LongestBody = 256 * 1024 * 1024;

    private const int FirstGuess = 256 * 1024;

    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var announced = response.Content.Headers.ContentLength;
        if (announced > LongestBody)
        {
            throw new InvalidDataException("The answer is larger than any page can be.");
        }

#if NET
        using var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        using var stream = await response.Content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        // A page is a megabyte or two: rented, so that a thousand of them do not pile up before the collector comes round.
        var body = ArrayPool<byte>.Shared.Rent(announced is { } known ? (int)known + 1 : FirstGuess);
        var length = 0;
        int read;
        while ((read = await stream.ReadAsync(body, length, body.Length - length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            length += read;
            if (length > LongestBody)
            {
                throw new InvalidDataException("The answer is larger than any page can be.");
            }

            if (length == body.Length)
            {
                body = Grown(body);
            }
        }

        if (announced is { } whole && length < whole && response.Content.Headers.ContentEncoding.Count == 0)
        {
            throw new InvalidDataException("The answer was cut off.");
        }

        return new ReadOnlyMemory<byte>(body, 0, length);
    }

    private static byte[] Grown(byte[] body)
    {
        var larger = ArrayPool<byte>.Shared.Rent(body.Length * 2);
        Buffer.BlockCopy(body, 0, larger, 0, body.Length);
        ArrayPool<byte>.Shared.Return(body);
        return larger;
    }
}
