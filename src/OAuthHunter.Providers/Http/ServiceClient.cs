using System.Net.Http.Headers;
using OAuthHunter.Hosting;
using OAuthHunter.Providers.Identity;

namespace OAuthHunter.Providers.Http;

/// <summary>
/// Sends requests to one service: token, concurrency limit, waiting and trying again. A body counts only when it has come whole
/// and its reader finds it sound, so what a caller gets is never part of an answer.
/// </summary>
internal sealed class ServiceClient(HttpClient http, IAccessTokenSource tokens, TokenAudience audience, RetryPolicy policy)
{
    /// <summary>
    /// Sends until a sound answer comes. <paramref name="flaw"/> says what is wrong with a successful answer's body (null: nothing).
    /// </summary>
    /// <exception cref="ServiceException">The service refused, or did not answer soundly in the tries and time allowed.</exception>
    public async Task<ServiceResponse> SendAsync(Func<HttpRequestMessage> request, AdaptiveLimit limit, Func<ServiceResponse, ServiceError?> flaw, CancellationToken cancellationToken)
    {
        var waited = TimeSpan.Zero;
        string? refused = null;
        for (var attempt = 1; ; attempt++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var token = await TokenAsync(refused, cancellationToken).ConfigureAwait(false);
            ServiceResponse? response = null;
            ServiceException failure;
            try
            {
                response = await SendOnceAsync(request, token, limit, cancellationToken).ConfigureAwait(false);
                if (response.IsSuccess)
                {
                    if (flaw(response) is not { } wrong)
                    {
                        limit.Succeeded();
                        return response;
                    }

                    failure = new ServiceException(response.Status, wrong.Code, wrong.Message ?? "The answer holds an error.");
                }
                else
                {
                    var error = ServiceError.Parse(response.Body);
                    failure = new ServiceException(response.Status, error?.Code, error?.Message ?? "The service gave no reason.");
                    if (response.Status == 401 && refused is null)
                    {
                        // A token can be revoked or expire on the way: once, with a fresh one.
                        refused = token;
                        continue;
                    }

                    if (!RetryPolicy.IsTransient(response.Status))
                    {
                        throw failure;
                    }
                }
            }
            catch (Exception exception) when (IsConnectionFailure(exception))
            {
                // Closing an answer to end its reading shows as any kind of failure.
                cancellationToken.ThrowIfCancellationRequested();
                failure = new ServiceException(null, null, Describe(exception));
            }

            var delay = policy.DelayFor(attempt, response?.RetryAfter);
            if (response is { Status: 429 or 503 or 509 })
            {
                limit.Throttled(policy.Now() + delay);
            }

            if (attempt >= policy.MaxAttempts || waited + delay > policy.MaxTotalWait)
            {
                throw failure;
            }

            waited += delay;
            await policy.Wait(delay, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<string> TokenAsync(string? refused, CancellationToken cancellationToken)
    {
        try
        {
            return await tokens.GetTokenAsync(audience, refused, cancellationToken).ConfigureAwait(false);
        }
        catch (ConnectionException exception)
        {
            throw new ServiceException(401, "NoToken", exception.Message);
        }
    }

    private async Task<ServiceResponse> SendOnceAsync(Func<HttpRequestMessage> request, string token, AdaptiveLimit limit, CancellationToken cancellationToken)
    {
        await limit.EnterAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (limit.PausedUntil - policy.Now() is { } pause && pause > TimeSpan.Zero)
            {
                await policy.Wait(pause, cancellationToken).ConfigureAwait(false);
            }

            using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            timeout.CancelAfter(policy.AttemptTimeout);
            using var message = request();
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, timeout.Token).ConfigureAwait(false);

            // Reading a body does not heed the token on every platform; closing the answer ends it everywhere.
            using (timeout.Token.Register(response.Dispose))
            {
                var body = await BodyReader.ReadAsync(response, timeout.Token).ConfigureAwait(false);
                return new ServiceResponse { Status = (int)response.StatusCode, Body = body, RetryAfter = RetryAfterOf(response) };
            }
        }
        finally
        {
            limit.Leave();
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date > policy.Now() ? date - policy.Now() : TimeSpan.Zero,
        _ => null,
    };

    private static bool IsConnectionFailure(Exception exception) =>
        exception is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException or InvalidDataException;

    private static string Describe(Exception exception) => exception switch
    {
        OperationCanceledException or ObjectDisposedException => "No answer came in time.",
        InvalidDataException => exception.Message,
        _ => $"The connection failed: {exception.Message}",
    };
}
