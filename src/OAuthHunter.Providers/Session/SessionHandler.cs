using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using OAuthHunter.Hosting;

namespace OAuthHunter.Providers.Session;

/// <summary>Sends Graph's requests through the user's own session, which adds its token itself. Ours goes nowhere.</summary>
internal sealed class SessionHandler(IUserSession session) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var json = request.Content is { } content ? Encoding.UTF8.GetString(await content.ReadAsByteArrayAsync().ConfigureAwait(false)) : null;
        SessionReply reply;
        try
        {
            reply = await session.SendAsync(request.Method.Method, request.RequestUri!, json, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionException exception)
        {
            // As the service itself would refuse: trying again does not open a session.
            reply = new SessionReply { Status = 401, Body = JsonSerializer.Serialize(new { error = new { code = "SessionClosed", message = exception.Message } }) };
        }
        catch (InvalidOperationException exception)
        {
            throw new HttpRequestException(exception.Message, exception);
        }

        var response = new HttpResponseMessage((HttpStatusCode)reply.Status)
        {
            RequestMessage = request,
            Content = new StringContent(reply.Body, Encoding.UTF8, "application/json"),
        };
        if (reply.RetryAfter is { } seconds)
        {
            response.Headers.TryAddWithoutValidation("Retry-After", Math.Ceiling(seconds).ToString(CultureInfo.InvariantCulture));
        }

        return response;
    }
}
