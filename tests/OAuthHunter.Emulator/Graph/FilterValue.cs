using System.Globalization;
using System.Text.Json;

namespace OAuthHunter.Emulator.Graph;

/// <summary>A literal of a filter, and how a property's value compares with it.</summary>
internal sealed record FilterValue(string? Text, double? Number, bool? Flag, DateTimeOffset? Time)
{
    public static FilterValue Parse(string word)
    {
        if (word.Length >= 2 && word[0] == '\'')
        {
            return new FilterValue(word[1..^1].Replace("''", "'", StringComparison.Ordinal), null, null, null);
        }

        return word switch
        {
            "null" => new FilterValue(null, null, null, null),
            "true" or "false" => new FilterValue(null, null, word == "true", null),
            _ when Guid.TryParse(word, out _) => new FilterValue(word, null, null, null),
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new FilterValue(null, number, null, null),
            _ when DateTimeOffset.TryParse(word, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => new FilterValue(null, null, null, time),
            _ => throw GraphException.BadRequest($"Invalid filter clause: '{word}' is no literal."),
        };
    }

    /// <summary>Less than, equal to or greater than zero as the value is before, at or after the literal; null when they do not compare.</summary>
    public int? Compare(JsonElement? value)
    {
        if (value is not { } present || present.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return this is { Text: null, Number: null, Flag: null, Time: null } ? 0 : null;
        }

        return present.ValueKind switch
        {
            JsonValueKind.String when Time is { } time => DateTimeOffset.TryParse(present.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var found)
                ? found.CompareTo(time)
                : null,
            JsonValueKind.String when Text is not null => string.Compare(present.GetString(), Text, StringComparison.OrdinalIgnoreCase),
            JsonValueKind.Number when Number is { } number => present.GetDouble().CompareTo(number),
            JsonValueKind.True or JsonValueKind.False when Flag is { } flag => present.GetBoolean().CompareTo(flag),
            _ => null,
        };
    }
}
