using System.Globalization;
using System.Text.Json.Nodes;
using OAuthHunter.Emulator.Hosting;

namespace OAuthHunter.Emulator.Faults;

/// <summary>Answers as the services give them when they fail.</summary>
internal static class FaultReplies
{
    /// <summary>The answer that takes the place of a good one; null when the fault works on the good answer.</summary>
    public static EmulatorReply? Instead(FaultRule rule) => rule.Kind switch
    {
        FaultKind.Throttle => Error(429, "TooManyRequests", "Too many requests. Please try again later.")
            .With("Retry-After", rule.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture)),
        FaultKind.ThrottleSilent => Error(429, "TooManyRequests", "Too many requests. Please try again later."),
        FaultKind.Unavailable => Error(503, "ServiceUnavailable", "The service is temporarily unavailable."),
        FaultKind.ServerError => Error(500, "InternalServerError", "An unexpected error has occurred."),
        FaultKind.ExpiredSkipToken => Error(400, "Directory_ExpiredPageToken", "The specified page token value has expired and can no longer be included in your request."),
        FaultKind.ExpiredExchangePage => Exchange.ExchangeReplies.ExpiredPage(),
        _ => null,
    };

    /// <summary>The good answer, spoilt.</summary>
    public static EmulatorReply Spoil(EmulatorReply reply, FaultRule rule) => rule.Kind switch
    {
        FaultKind.CutBody => reply with { CutAfter = Math.Min(rule.Bytes, Math.Max(0, reply.Body.Length - 1)) },
        FaultKind.ErrorInBody => reply with { Body = WithError(reply.Body.Span, rule.Bytes) },
        FaultKind.AdminApiError => Annotated(reply, "@adminapi.errors", "The server could not read all objects."),
        FaultKind.MoreResultsWarning => Annotated(reply, "@adminapi.warnings", "There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter."),
        _ => reply,
    };

    private static EmulatorReply Annotated(EmulatorReply reply, string name, string text)
    {
        if (JsonNode.Parse(reply.Body.Span) is not JsonObject body)
        {
            return reply;
        }

        body[name] = new JsonArray(text);
        return EmulatorReply.Json(reply.Status, body) with { Headers = reply.Headers };
    }

    private static byte[] WithError(ReadOnlySpan<byte> body, int bytes)
    {
        var error = """{"error":{"code":"UnknownError","message":"An error occurred while the response was written."}}"""u8;
        return [.. body[..Math.Min(bytes, body.Length)], .. error];
    }

    private static EmulatorReply Error(int status, string code, string message) => EmulatorReply.Json(status, new JsonObject
    {
        ["error"] = new JsonObject { ["code"] = code, ["message"] = message },
    });
}
