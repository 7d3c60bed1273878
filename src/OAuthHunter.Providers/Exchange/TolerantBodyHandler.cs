using System.IO.Compression;
using OAuthHunter.Providers.Http;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Asks for gzip and unpacks it, but only what is gzip: the endpoint refuses a cmdlet with a single NUL byte under that name, and
/// a client that believes it sees a broken connection where there is a plain 403.
/// </summary>
internal sealed class TolerantBodyHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.AcceptEncoding.Clear();
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.Content is not { } content || content.Headers.ContentEncoding.Count == 0)
        {
            return response;
        }

        try
        {
            var packed = await BodyReader.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            response.Content = new ByteArrayContent(Unpack(packed));
            content.Dispose();
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static byte[] Unpack(ReadOnlyMemory<byte> body)
    {
        if (body.Length < 2 || body.Span[0] != 0x1F || body.Span[1] != 0x8B)
        {
            return body.ToArray();
        }

        using var packed = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }
}
