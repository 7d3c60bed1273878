using System.Globalization;
using System.Text;

namespace OAuthHunter.Evidence.Mapping;

/// <summary>Takes one layer of JSON quoting off a text.</summary>
internal static class JsonText
{
    /// <summary>A JSON string becomes its text; arrays, objects, plain text and broken quoting stay as they are.</summary>
    public static string? Unquote(string? value)
    {
        var text = value?.Trim();
        if (text is null || text.Length < 2 || text[0] != '"' || text[text.Length - 1] != '"')
        {
            return value;
        }

        var builder = new StringBuilder(text.Length);
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] == '"')
            {
                return value;
            }

            if (text[i] != '\\')
            {
                builder.Append(text[i]);
            }
            else if (++i >= text.Length - 1 || !TryUnescape(text, ref i, builder))
            {
                return value;
            }
        }

        return builder.ToString();
    }

    private static bool TryUnescape(string text, ref int i, StringBuilder builder)
    {
        switch (text[i])
        {
            case '"' or '\\' or '/':
                builder.Append(text[i]);
                return true;
            case 'n':
                builder.Append('\n');
                return true;
            case 'r':
                builder.Append('\r');
                return true;
            case 't':
                builder.Append('\t');
                return true;
            case 'b':
                builder.Append('\b');
                return true;
            case 'f':
                builder.Append('\f');
                return true;
            case 'u' when i + 5 < text.Length
                && int.TryParse(text.Substring(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                builder.Append((char)code);
                i += 4;
                return true;
            default:
                return false;
        }
    }
}
