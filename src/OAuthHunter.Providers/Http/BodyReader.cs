namespace OAuthHunter.Providers.Http;

/// <summary>Reads an answer's body whole, with a bound, and notices when it ends before its announced length.</summary>
internal static class BodyReader
{
    /// <summary>Far above any page that the services send.</summary>
    private const int LongestBody = 256 * 1024 * 1024;

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
        var body = new MemoryStream(announced is { } known ? (int)known : 64 * 1024);
        var chunk = new byte[81920];
        int read;
        while ((read = await stream.ReadAsync(chunk, 0, chunk.Length, cancellationToken).ConfigureAwait(false)) > 0)
        {
            body.Write(chunk, 0, read);
            if (body.Length > LongestBody)
            {
                throw new InvalidDataException("The answer is larger than any page can be.");
            }
        }

        if (announced is { } length && body.Length < length && response.Content.Headers.ContentEncoding.Count == 0)
        {
            throw new InvalidDataException("The answer was cut off.");
        }

        return new ReadOnlyMemory<byte>(body.GetBuffer(), 0, (int)body.Length);
    }
}
