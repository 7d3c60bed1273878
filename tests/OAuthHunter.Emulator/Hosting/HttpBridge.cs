using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace OAuthHunter.Emulator.Hosting;

/// <summary>Between the wire and the services.</summary>
internal static class HttpBridge
{
    public static async Task<EmulatorRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new EmulatorRequest
        {
            Method = request.Method.ToUpperInvariant(),
            Path = WebUtility.UrlDecode(request.Path.ToUriComponent().Replace("+", "%2B", StringComparison.Ordinal)),
            QueryString = request.QueryString.Value ?? string.Empty,
            Headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            Body = body.ToArray(),
            BaseAddress = UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/'),
        };
    }

    public static async Task WriteAsync(HttpContext context, EmulatorReply reply)
    {
        var response = context.Response;
        response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers[name] = value;
        }

        if (reply.Body.IsEmpty)
        {
            return;
        }

        response.ContentType = reply.ContentType;
        response.ContentLength = reply.Body.Length;
        if (reply.CutAfter is not { } cut)
        {
            await response.Body.WriteAsync(reply.Body, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        await response.Body.WriteAsync(reply.Body[..cut], context.RequestAborted).ConfigureAwait(false);
        await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
        context.Abort();
    }
}
