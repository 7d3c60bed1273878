using System.Text.Json;

namespace OAuthHunter.Providers.Json;

/// <summary>
/// Reads values in all the ways that exporters write them: JSON inside strings, single objects for lists, nulls in lists, and the
/// wrappers of Windows PowerShell's ConvertTo-Json (<c>{"value": …, "Count": 2}</c>, <c>{"value": "/Date(…)/", "DateTime": …}</c>).
/// </summary>
internal static class JsonValues
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static string? Text(JsonElement value)
    {
        value = Unwrap(value);
        var text = value.ValueKind switch
        {
            JsonValueKind.String => StringOf(value),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.GetRawText(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public static IReadOnlyList<string>? Texts(JsonElement value)
    {
        value = Unwrap(value);
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.GetArrayLength() == 0 ? [] : value.EnumerateArray().Select(Text).OfType<string>().ToArray(),
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String when Text(value) is not { } text => [],
            JsonValueKind.String when TryParse(StringOf(value), '[', out var inner) => Texts(inner),
            _ => [Text(value)!],
        };
    }

    public static JsonRow? Object(JsonElement value)
    {
        value = Unwrap(value);
        return value.ValueKind switch
        {
            JsonValueKind.Object => new JsonRow(value),
            JsonValueKind.Array when value.GetArrayLength() == 1 => Object(value[0]),
            JsonValueKind.String when TryParse(StringOf(value), '{', out var inner) => new JsonRow(inner),
            JsonValueKind.String when TryParse(StringOf(value), '[', out var inner) && inner.GetArrayLength() == 1 => Object(inner),
            _ => null,
        };
    }

    public static IReadOnlyList<JsonRow>? Objects(JsonElement value)
    {
        value = Unwrap(value);
        return value.ValueKind switch
        {
            JsonValueKind.Array => value.GetArrayLength() == 0 ? [] : value.EnumerateArray().Select(Object).OfType<JsonRow>().ToArray(),
            JsonValueKind.Object => [new JsonRow(value)],
            JsonValueKind.String when TryParse(StringOf(value), '[', out var inner) => Objects(inner),
            JsonValueKind.String when TryParse(StringOf(value), '{', out var inner) => [new JsonRow(inner)],
            JsonValueKind.String when StringOf(value).Length == 0 => [],
            _ => null,
        };
    }

    public static string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which JSON can write and .NET text cannot.
            return "\uFFFD";
        }
    }

    /// <summary>Parses text that should start as an object or list; false when it is neither.</summary>
    public static bool TryParse(string? text, char opening, out JsonElement element)
    {
        element = default;
        var trimmed = text?.Trim();
        if (trimmed is null || trimmed.Length < 2 || trimmed[0] != opening)
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(trimmed, Options);
            element = document.RootElement.Clone();
            return true;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return false;
        }
    }

    private static string StringOf(JsonElement value)
    {
        try
        {
            return value.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText().Trim('"');
        }
    }

    private static JsonElement Unwrap(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("value", out var inner))
        {
            return value;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (NameOf(property) is not ("value" or "Value" or "Count" or "DateTime" or "DisplayHint" or "PSComputerName" or "RunspaceId" or "PSShowComputerName"))
            {
                return value;
            }
        }

        // An enumeration value: its number and its name.
        return value.TryGetProperty("Value", out var name) && name.ValueKind == JsonValueKind.String
            ? name
            : OnlyKnown(value, inner);
    }

    /// <summary>A bare <c>{"value": 1}</c> may be an object of the record; the wrappers always carry a second property.</summary>
    private static JsonElement OnlyKnown(JsonElement value, JsonElement inner) => value.EnumerateObject().Skip(1).Any() ? inner : value;
}
