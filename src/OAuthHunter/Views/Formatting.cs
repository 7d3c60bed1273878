using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace OAuthHunter.Views;

/// <summary>
/// Text for views. Names in evidence are an attacker's choice, so whatever could move a cursor, hide text or break a line is
/// shown as what it is. Called by name from the types file.
/// </summary>
public static class Formatting
{
    private const string TimeForm = "yyyy-MM-dd HH:mm";

    /// <summary>Text that cannot harm a terminal: one line, control and direction characters as their code.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return string.Empty;
        }

        var clean = new StringBuilder(text!.Length);
        foreach (var character in text)
        {
            if (character is '\r' or '\n' or '\t')
            {
                clean.Append(' ');
            }
            else if (IsHarmful(character))
            {
                clean.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                clean.Append(character);
            }
        }

        return clean.ToString();
    }

    /// <summary>A value as one clean piece of text.</summary>
    public static string Text(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => string.Empty,
        string text => Clean(text),
        DateTimeOffset time => Time(time),
        DateTime time => Time(new DateTimeOffset(time.ToUniversalTime())),
        TimeSpan span => Span(span),
        IEnumerable items => string.Join(", ", items.Cast<object?>().Select(Text)),
        IFormattable formattable => Clean(formattable.ToString(null, CultureInfo.CurrentCulture)),
        var other => Clean(other.ToString()),
    };

    /// <summary>A value as text, a list with one item a line.</summary>
    public static string Lines(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        string text => Clean(text),
        IEnumerable items => string.Join("\n", items.Cast<object?>().Select(Text)),
        var other => Text(other),
    };

    /// <summary>UTC, the same in every culture.</summary>
    public static string Time(DateTimeOffset? time) =>
        time is { } known ? known.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture) + "Z" : string.Empty;

    /// <summary>A length of time in its two largest units.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => string.Format(CultureInfo.InvariantCulture, "{0} d {1} h", (int)span.TotalDays, span.Hours),
        { TotalHours: >= 1 } => string.Format(CultureInfo.InvariantCulture, "{0} h {1} min", (int)span.TotalHours, span.Minutes),
        { TotalMinutes: >= 1 } => string.Format(CultureInfo.InvariantCulture, "{0} min {1} s", (int)span.TotalMinutes, span.Seconds),
        _ => string.Format(CultureInfo.InvariantCulture, "{0:0.#} s", span.TotalSeconds),
    };

    // Control characters (C0, C1), and the format characters that reorder or hide what follows them.
    private static bool IsHarmful(char character) =>
        char.IsControl(character)
        || (character != '\u200d' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format)
        || character is '\u2028' or '\u2029';
}
