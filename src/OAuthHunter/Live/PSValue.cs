using System.Collections;
using System.Globalization;
using System.Management.Automation;

namespace OAuthHunter.Live;

/// <summary>Values of PowerShell objects as text, whatever culture the session has.</summary>
internal static class PSValue
{
    /// <summary>The value as text; null when there is none. Lists come as JSON arrays of texts.</summary>
    public static string? Text(object? value)
    {
        var plain = Unwrap(value);
        if (Items(plain) is { } items)
        {
            return "[" + string.Join(",", items.Select(item => Quote(Text(item)))) + "]";
        }

        var text = plain switch
        {
            null => null,
            string known => known,
            DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
            DateTime time => DateTime.SpecifyKind(time, DateTimeKind.Utc).ToString("o", CultureInfo.InvariantCulture),
            DateTimeOffset time => time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture),
            PSObject rich => rich.ToString(),
            IFormattable known => known.ToString(null, CultureInfo.InvariantCulture),
            _ => plain.ToString(),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>The items of a list; null for anything that is none.</summary>
    public static IEnumerable<object?>? Items(object? value) => Unwrap(value) switch
    {
        null or string or IDictionary => null,
        IEnumerable items => items.Cast<object?>(),
        _ => null,
    };

    /// <summary>Whether the value has no properties worth asking for.</summary>
    public static bool IsScalar(object value) => Unwrap(value) is string or IFormattable or bool;

    /// <summary>The value without its wrapper.</summary>
    public static object? Bare(object? value) => Unwrap(value);

    // An object without a type of its own keeps its wrapper: the wrapper has the properties.
    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static string Quote(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        var quoted = new System.Text.StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                < ' ' => "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture),
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
