using System.Text.Json;

namespace OAuthHunter.Providers.Exchange;

/// <summary>
/// Finds the text that helps in an error of the Exchange endpoint. Its own message is always "Invalid Operation"; what went wrong
/// stands in the innermost exception, else in the first detail behind a code and a type name.
/// </summary>
internal static class ExchangeErrorText
{
    /// <summary>Null when the error is not of that kind.</summary>
    public static string? Of(JsonElement error)
    {
        if (Text(error, "message") is { } message && !message.Equals("Invalid Operation", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Inner(error) ?? Detail(error);
    }

    private static string? Inner(JsonElement error) =>
        error.TryGetProperty("innererror", out var inner) && inner.ValueKind == JsonValueKind.Object
        && inner.TryGetProperty("internalexception", out var exception) && exception.ValueKind == JsonValueKind.Object
            ? Text(exception, "message")
            : null;

    private static string? Detail(JsonElement error)
    {
        if (!error.TryGetProperty("details", out var details) || details.ValueKind != JsonValueKind.Array || details.GetArrayLength() == 0
            || details[0].ValueKind != JsonValueKind.Object || Text(details[0], "message") is not { } text)
        {
            return null;
        }

        // "Ex6F9304|Microsoft.Exchange.Some.Exception|What happened", or "|Type.Name|What happened".
        var parts = text.Split(['|'], 3);
        return parts.Length == 3 && parts[1].IndexOf(' ') < 0 ? parts[2].Trim() : text;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
