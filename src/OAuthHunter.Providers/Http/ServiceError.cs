using System.Text.Json;

namespace OAuthHunter.Providers.Http;

/// <summary>The error object of Graph's and OData's answers: <c>{"error": {"code": …, "message": …}}</c>.</summary>
internal readonly record struct ServiceError(string? Code, string? Message)
{
    /// <summary>The error that the object holds; null when it holds none.</summary>
    public static ServiceError? Of(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("error", out var error))
        {
            return null;
        }

        return error.ValueKind switch
        {
            JsonValueKind.Object => new ServiceError(Text(error, "code"), Exchange.ExchangeErrorText.Of(error) ?? Text(error, "message")),
            JsonValueKind.String => new ServiceError(error.GetString(), Text(root, "error_description")),
            _ => null,
        };
    }

    /// <summary>The error of a body that may be no JSON at all.</summary>
    public static ServiceError? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
